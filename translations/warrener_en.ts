<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Backup</name>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) removed</source>
        <translation>
            <numerusform>%n backup removed</numerusform>
            <numerusform>%n backups removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy(s) removed</source>
        <translation>
            <numerusform>%n copy removed</numerusform>
            <numerusform>%n copies removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n queue(s) left out</source>
        <translation>
            <numerusform>; %n queue left out</numerusform>
            <numerusform>; %n queues left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The messages of %n queue(s) are missing, the first is %1</source>
        <translation>
            <numerusform>The messages of %n queue are missing: %1</numerusform>
            <numerusform>The messages of %n queues are missing, the first is %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Definitions of %n virtual host(s), from %1</source>
        <translation>
            <numerusform>Definitions of %n virtual host, from %1</numerusform>
            <numerusform>Definitions of %n virtual hosts, from %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupSummary</name>
    <message numerus="yes">
        <source>%n part(s) of what was to be in it could not be had</source>
        <translation>
            <numerusform>%n part of what was to be in it could not be had</numerusform>
            <numerusform>%n parts of what was to be in it could not be had</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message numerus="yes">
        <source>%n part(s) of what was to be in it could not be had; %1</source>
        <translation>
            <numerusform>%n part of what was to be in it could not be had; %1</numerusform>
            <numerusform>%n parts of what was to be in it could not be had; %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message numerus="yes">
        <source>every %n hours</source>
        <translation>
            <numerusform>every hour</numerusform>
            <numerusform>every %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n days</source>
        <translation>
            <numerusform>every day</numerusform>
            <numerusform>every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n weeks on %1</source>
        <translation>
            <numerusform>every week on %1</numerusform>
            <numerusform>every %n weeks on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n months</source>
        <translation>
            <numerusform>every month</numerusform>
            <numerusform>every %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarWords</name>
    <message numerus="yes">
        <source>%n drills passed</source>
        <translation>
            <numerusform>%n drill passed</numerusform>
            <numerusform>%n drills passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drills failed</source>
        <translation>
            <numerusform>%n drill failed</numerusform>
            <numerusform>%n drills failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drills inconclusive</source>
        <translation>
            <numerusform>%n drill inconclusive</numerusform>
            <numerusform>%n drills inconclusive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rehearsals done</source>
        <translation>
            <numerusform>%n rehearsal done</numerusform>
            <numerusform>%n rehearsals done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rehearsals over RTO</source>
        <translation>
            <numerusform>%n rehearsal over RTO</numerusform>
            <numerusform>%n rehearsals over RTO</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rehearsals failed</source>
        <translation>
            <numerusform>%n rehearsal failed</numerusform>
            <numerusform>%n rehearsals failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n restore tests complete</source>
        <translation>
            <numerusform>%n restore test complete</numerusform>
            <numerusform>%n restore tests complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n restore tests failed</source>
        <translation>
            <numerusform>%n restore test failed</numerusform>
            <numerusform>%n restore tests failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n diagnosis runs unhealthy</source>
        <translation>
            <numerusform>%n diagnosis run unhealthy</numerusform>
            <numerusform>%n diagnosis runs unhealthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n missed</numerusform>
            <numerusform>%n missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrillWords</name>
    <message numerus="yes">
        <source>%1; %n more below</source>
        <translation>
            <numerusform>%1; %n more below</numerusform>
            <numerusform>%1; %n more below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message numerus="yes">
        <source>%n object(s) cannot be had there</source>
        <translation>
            <numerusform>%n object cannot be had there</numerusform>
            <numerusform>%n objects cannot be had there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) consume from it</source>
        <translation>
            <numerusform>%n client consumes from it</numerusform>
            <numerusform>%n clients consume from it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) on %1 are as in the backup; those that were there end in %2 now</source>
        <translation>
            <numerusform>%n file on %1 is as in the backup; the one that was there ends in %2 now</numerusform>
            <numerusform>%n files on %1 are as in the backup; those that were there end in %2 now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are those of the backup</source>
        <translation>
            <numerusform>%n file is that of the backup</numerusform>
            <numerusform>%n files are those of the backup</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n file(s) on %1</source>
        <translation>
            <numerusform>Write %n file on %1</numerusform>
            <numerusform>Write %n files on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of what was kept on %1 removed</source>
        <translation>
            <numerusform>%n of what was kept on %1 removed</numerusform>
            <numerusform>%n of what was kept on %1 removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) did not arrive: %1</source>
        <translation>
            <numerusform>%n object did not arrive: %1</numerusform>
            <numerusform>%n objects did not arrive: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are left, since nobody knows whether they may go: %1</source>
        <translation>
            <numerusform>%n object is left, since nobody knows whether it may go: %1</numerusform>
            <numerusform>%n objects are left, since nobody knows whether they may go: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are not as before: %1</source>
        <translation>
            <numerusform>%n object is not as before: %1</numerusform>
            <numerusform>%n objects are not as before: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken back: %1</source>
        <translation>
            <numerusform>%n not taken back: %1</numerusform>
            <numerusform>%n not taken back: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) consume from it: they would get old messages at once</source>
        <translation>
            <numerusform>%n client consumes from it: it would get old messages at once</numerusform>
            <numerusform>%n clients consume from it: they would get old messages at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) consume from it: they get old messages at once</source>
        <translation>
            <numerusform>%n client consumes from it: it gets old messages at once</numerusform>
            <numerusform>%n clients consume from it: they get old messages at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not complete: %n difference(s); the first: %1</source>
        <translation>
            <numerusform>Not complete: %n difference: %1</numerusform>
            <numerusform>Not complete: %n differences; the first: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) consume from it: stop them first</source>
        <translation>
            <numerusform>%n client consumes from it: stop it first</numerusform>
            <numerusform>%n clients consume from it: stop them first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n virtual host(s) made</source>
        <translation>
            <numerusform>%n virtual host made</numerusform>
            <numerusform>%n virtual hosts made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n virtual host(s) thrown away</source>
        <translation>
            <numerusform>%n virtual host thrown away</numerusform>
            <numerusform>%n virtual hosts thrown away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %n virtual host(s) to restore into</source>
        <translation>
            <numerusform>Make %n virtual host to restore into</numerusform>
            <numerusform>Make %n virtual hosts to restore into</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The policy %1 has gone: none applies now to %n queue(s) and exchange(s) (%2)</source>
        <translation>
            <numerusform>The policy %1 has gone: none applies now to %n queue or exchange (%2)</numerusform>
            <numerusform>The policy %1 has gone: none applies now to %n queues and exchanges (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The policy %1 has gone: %3 applies now to %n queue(s) and exchange(s) (%2)</source>
        <translation>
            <numerusform>The policy %1 has gone: %3 applies now to %n queue or exchange (%2)</numerusform>
            <numerusform>The policy %1 has gone: %3 applies now to %n queues and exchanges (%2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exchange(s) that it published through removed: %1</source>
        <translation>
            <numerusform>%n exchange that it published through removed: %1</numerusform>
            <numerusform>%n exchanges that it published through removed: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreFlow</name>
    <message numerus="yes">
        <source>%n renamed</source>
        <translation>
            <numerusform>%n renamed</numerusform>
            <numerusform>%n renamed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreWords</name>
    <message numerus="yes">
        <source>%n queues</source>
        <translation>
            <numerusform>%n queue</numerusform>
            <numerusform>%n queues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vhosts</source>
        <translation>
            <numerusform>%n vhost</numerusform>
            <numerusform>%n vhosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondPlace</name>
    <message numerus="yes">
        <source>Nothing lies in %1, where %n backup(s) were copied to: is its disk mounted? Nothing was copied. Where it is a new, empty one, put any file into it first</source>
        <translation>
            <numerusform>Nothing lies in %1, where %n backup was copied to: is its disk mounted? Nothing was copied. Where it is a new, empty one, put any file into it first</numerusform>
            <numerusform>Nothing lies in %1, where %n backups were copied to: is its disk mounted? Nothing was copied. Where it is a new, empty one, put any file into it first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing lies in %1, where %n backup(s) were copied to: is its disk mounted?</source>
        <translation>
            <numerusform>Nothing lies in %1, where %n backup was copied to: is its disk mounted?</numerusform>
            <numerusform>Nothing lies in %1, where %n backups were copied to: is its disk mounted?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrenctl</name>
    <message numerus="yes">
        <source>The calendar of %1 has %n timers</source>
        <translation>
            <numerusform>The calendar of %1 has %n timer</numerusform>
            <numerusform>The calendar of %1 has %n timers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are as in the backup</source>
        <translation>
            <numerusform>%n file is as in the backup</numerusform>
            <numerusform>%n files are as in the backup</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of what cannot be changed is replaced, with what hangs on it</source>
        <translation>
            <numerusform>%n of what cannot be changed is replaced, with what hangs on it</numerusform>
            <numerusform>%n of what cannot be changed is replaced, with what hangs on it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n node(s) answer: from now on each of them is protected</source>
        <translation>
            <numerusform>The %n node answers: from now on it is protected</numerusform>
            <numerusform>All %n nodes answer: from now on each of them is protected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::AddClusterDialog</name>
    <message numerus="yes">
        <source>%n parts do not answer; the cluster can be saved all the same</source>
        <translation>
            <numerusform>%n part does not answer; the cluster can be saved all the same</numerusform>
            <numerusform>%n parts do not answer; the cluster can be saved all the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::AllClustersPage</name>
    <message numerus="yes">
        <source>%n profiles in %1</source>
        <translation>
            <numerusform>%n profile in %1</numerusform>
            <numerusform>%n profiles in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::BackupsPage</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queues were deleted since the last backup</source>
        <translation>
            <numerusform>%n queue was deleted since the last backup</numerusform>
            <numerusform>%n queues were deleted since the last backup</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::CalendarPage</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things taken in</source>
        <translation>
            <numerusform>%n thing taken in</numerusform>
            <numerusform>%n things taken in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::HypothesisCard</name>
    <message numerus="yes">
        <source>%n not seen yet</source>
        <translation>
            <numerusform>%n not seen yet</numerusform>
            <numerusform>%n not seen yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::ImportDialog</name>
    <message numerus="yes">
        <source>Take %n things of %1 into the calendar?</source>
        <translation>
            <numerusform>Take %n thing of %1 into the calendar?</numerusform>
            <numerusform>Take %n things of %1 into the calendar?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take in %n</source>
        <translation>
            <numerusform>Take in %n</numerusform>
            <numerusform>Take in %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::LiveBackupsDesk</name>
    <message numerus="yes">
        <source>the last %n</source>
        <translation>
            <numerusform>the last %n</numerusform>
            <numerusform>the last %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hourly</source>
        <translation>
            <numerusform>%n hourly</numerusform>
            <numerusform>%n hourly</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n daily</source>
        <translation>
            <numerusform>%n daily</numerusform>
            <numerusform>%n daily</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weekly</source>
        <translation>
            <numerusform>%n weekly</numerusform>
            <numerusform>%n weekly</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n monthly</source>
        <translation>
            <numerusform>%n monthly</numerusform>
            <numerusform>%n monthly</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n yearly</source>
        <translation>
            <numerusform>%n yearly</numerusform>
            <numerusform>%n yearly</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::LogsCard</name>
    <message numerus="yes">
        <source>%n log(s) have more of them: search there</source>
        <translation>
            <numerusform>%n log has more of them: search there</numerusform>
            <numerusform>%n logs have more of them: search there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are no text</source>
        <translation>
            <numerusform>%n file is no text</numerusform>
            <numerusform>%n files are no text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more could not be read</source>
        <translation>
            <numerusform>%1, and %n more could not be read</numerusform>
            <numerusform>%1, and %n more could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::MonthView</name>
    <message numerus="yes">
        <source>%n backups failed</source>
        <translation>
            <numerusform>%n backup failed</numerusform>
            <numerusform>%n backups failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backups missed</source>
        <translation>
            <numerusform>%n backup missed</numerusform>
            <numerusform>%n backups missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backups so far</source>
        <translation>
            <numerusform>%n backup so far</numerusform>
            <numerusform>%n backups so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backups</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>backups, in a narrow cell</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <comment>backups, in a narrow cell</comment>
        <translation>
            <numerusform>%n missed</numerusform>
            <numerusform>%n missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::PreviewModel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::PreviewStep</name>
    <message numerus="yes">
        <source>Messages of %n queues</source>
        <translation>
            <numerusform>Messages of %n queue</numerusform>
            <numerusform>Messages of %n queues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring %n mirrored queue(s) back as quorum queues: mirrors ended with 4.0</source>
        <translation>
            <numerusform>Bring %n mirrored queue back as a quorum queue: mirrors ended with 4.0</numerusform>
            <numerusform>Bring %n mirrored queues back as quorum queues: mirrors ended with 4.0</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace it, and move its %n messages</source>
        <translation>
            <numerusform>Replace it, and move its %n message</numerusform>
            <numerusform>Replace it, and move its %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::SummaryCard</name>
    <message numerus="yes">
        <source>%n more in the list</source>
        <translation>
            <numerusform>%n more in the list</numerusform>
            <numerusform>%n more in the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::VerdictCard</name>
    <message numerus="yes">
        <source>Show all %n findings</source>
        <translation>
            <numerusform>Show the %n finding</numerusform>
            <numerusform>Show all %n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::WeekView</name>
    <message numerus="yes">
        <source>%n backups failed or missed</source>
        <translation>
            <numerusform>%n backup failed or missed</numerusform>
            <numerusform>%n backups failed or missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backups</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>warrener::CalendarSurface</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
</TS>
