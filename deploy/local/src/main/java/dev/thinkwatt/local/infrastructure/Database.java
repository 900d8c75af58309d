package dev.thinkwatt.local.infrastructure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;

/** The databases, one for each service: an owner that migrates the schema, and a role that only works with the rows. */
public enum Database {
    QUOTA,
    BILLING,
    CATALOG;

    /** The database of that name, such as {@code quota}. */
    public static Database named(String name) {
        return Arrays.stream(values())
                .filter(database -> database.databaseName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no database is named " + name));
    }

    public String databaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role that a service works as, and its password. */
    public String role() {
        return databaseName();
    }

    /** The role that owns the schema and runs migrations, and its password. */
    public String owner() {
        return databaseName() + "_owner";
    }

    void createRolesAndDatabase(Connection superuser) throws SQLException {
        createRole(superuser, owner());
        createRole(superuser, role());
        if (!exists(superuser, "select 1 from pg_database where datname = '%s'".formatted(databaseName()))) {
            execute(superuser, "create database %s owner %s".formatted(databaseName(), owner()));
        }
    }

    void prepare(Connection superuserInDatabase) throws SQLException {
        execute(superuserInDatabase, """
                alter schema public owner to %1$s;
                grant usage on schema public to %2$s;
                alter default privileges for role %1$s grant select, insert, update, delete on tables to %2$s;
                alter default privileges for role %1$s grant usage, select on sequences to %2$s;
                alter default privileges for role %1$s grant usage on schemas to %2$s;
                """.formatted(owner(), role()));
    }

    private static void createRole(Connection superuser, String role) throws SQLException {
        if (!exists(superuser, "select 1 from pg_roles where rolname = '%s'".formatted(role))) {
            execute(superuser, "create role %1$s login password '%1$s'".formatted(role));
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
