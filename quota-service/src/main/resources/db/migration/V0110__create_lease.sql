-- Which replica does what only one shall do, and until when by this database's clock.
create table lease (
    name text primary key,
    owner text not null,
    until timestamptz not null
);
