package dev.thinkwatt.catalog.tariff;

import dev.thinkwatt.catalog.tariff.TariffFile.Faulty;
import java.util.List;

/** The formats of exchanges and suppliers that are read. */
public enum TariffFormat {
    /** Day-ahead prices of the ENTSO-E transparency platform, XML. */
    ENTSOE_A44 {
        @Override
        TariffFile parse(byte[] file, TariffLimits limits, int sequence) throws Unreadable {
            return new EntsoeReader(limits, sequence).read(XmlElement.read(file));
        }
    },
    /** The market prices of aWATTar, JSON. */
    AWATTAR {
        @Override
        TariffFile parse(byte[] file, TariffLimits limits, int sequence) throws Unreadable {
            return new AwattarReader(limits).read(JsonFile.read(file));
        }
    },
    /** The unit rates of Octopus Agile, JSON. */
    OCTOPUS_AGILE {
        @Override
        TariffFile parse(byte[] file, TariffLimits limits, int sequence) throws Unreadable {
            return new OctopusReader(limits).read(JsonFile.read(file));
        }
    },
    /** The past unit rates of Octopus Agile for a region, CSV. */
    OCTOPUS_AGILE_CSV {
        @Override
        TariffFile parse(byte[] file, TariffLimits limits, int sequence) throws Unreadable {
            return new OctopusCsvReader(limits).read(file);
        }
    };

    /** @param sequence the auction sequence whose prices are taken, where the format knows several; never another */
    public TariffFile read(byte[] file, TariffLimits limits, int sequence) {
        try {
            return parse(file, limits, sequence);
        } catch (Unreadable e) {
            return new Faulty(List.of(e.fault()));
        }
    }

    abstract TariffFile parse(byte[] file, TariffLimits limits, int sequence) throws Unreadable;
}
