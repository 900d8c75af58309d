package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.replica.Replica;
import java.util.Random;

/** What happens to the replicas while clients ask. */
enum Fault implements Episode.Trouble {
    NOTHING {
        @Override
        public void strike(Site site, Random random) throws InterruptedException {
            Thread.sleep(2_000);
        }
    },
    KILL {
        @Override
        public void strike(Site site, Random random) throws Exception {
            Thread.sleep(500 + random.nextInt(1_000));
            Replica victim = any(site, random);
            victim.kill();
            Thread.sleep(random.nextInt(1_000));
            victim.start();
            Thread.sleep(1_500);
        }
    },
    /** For longer than the lease of a shard of the outbox. */
    PAUSE {
        @Override
        public void strike(Site site, Random random) throws Exception {
            Thread.sleep(500 + random.nextInt(500));
            Replica victim = any(site, random);
            victim.pause();
            Thread.sleep(2_200 + random.nextInt(800));
            victim.resume();
            Thread.sleep(700);
        }
    },
    CUTS {
        @Override
        public void strike(Site site, Random random) throws InterruptedException {
            for (int cut = 0; cut < 25; cut++) {
                Thread.sleep(20 + random.nextInt(200));
                any(site, random).line().cut();
            }
        }
    },
    /** One is killed while the other stands still. */
    KILL_AND_PAUSE {
        @Override
        public void strike(Site site, Random random) throws Exception {
            Thread.sleep(500);
            Replica paused = any(site, random);
            Replica killed = site.replicas().get(1 - site.replicas().indexOf(paused));
            paused.pause();
            killed.kill();
            killed.start();
            Thread.sleep(1_000 + random.nextInt(1_000));
            paused.resume();
            Thread.sleep(1_500);
        }
    };

    private static Replica any(Site site, Random random) {
        return site.replicas().get(random.nextInt(2));
    }
}
