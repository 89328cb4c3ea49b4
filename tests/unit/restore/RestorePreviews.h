#pragma once

#include "plan/restore/RestorePlanner.h"

namespace warrener {

using namespace Qt::StringLiterals;

/// One queue with its messages, of a backup that has them.
inline RestorePreview preview()
{
    RestorePreview known;
    known.manifest.id = u"20261127-002030-full-orders-1a2b"_s;
    known.definitions.objects = {{.fate = RestoreFate::Create, .section = u"queues"_s, .vhost = u"/"_s, .name = u"orders"_s}};
    known.queues = {{.vhost = u"/"_s, .name = u"orders"_s, .targetVhost = u"/"_s, .targetName = u"orders"_s, .type = u"quorum"_s, .inBackup = 100}};
    known.messages = 100;
    return known;
}

/// Files of broker2 and lb1, data directories of all.
inline RestorePreview hostsPreview()
{
    RestorePreview known;
    known.manifest.id = u"20261127-002030-full-orders-1a2b"_s;
    known.stamp = u"X"_s;
    known.hosts = {{.of = u"rabbit@broker2"_s, .host = {u"broker2"_s}, .toWrite = 1, .keptAs = u".pre_restore_X"_s},
                   {.of = u"lb1"_s, .host = {u"lb1"_s}, .isProxy = true, .toWrite = 1, .keptAs = u".pre_restore_X"_s}};
    known.files = {{.fate = FileFate::Change, .of = u"rabbit@broker2"_s, .path = u"/etc/rabbitmq/rabbitmq.conf"_s, .entry = u"config/b2"_s},
                   {.fate = FileFate::Same, .of = u"rabbit@broker2"_s, .path = u"/etc/rabbitmq/enabled_plugins"_s, .entry = u"config/b2p"_s},
                   {.fate = FileFate::Create, .of = u"lb1"_s, .path = u"/etc/haproxy/haproxy.cfg"_s, .entry = u"config/lb1"_s}};
    for (int node = 1; node <= 3; ++node) {
        const QString name = u"broker%1"_s.arg(node);
        known.directories.append(
            {.node = {u"rabbit@"_s + name}, .host = {name}, .bytes = 1000, .folder = u"/var/lib/rabbitmq"_s, .keptAs = u"/var/lib/rabbitmq_pre_restore_X"_s});
    }
    return known;
}

/// Of those, parts by choice.
inline RestoreRequest hostsRequest(bool configuration, bool data)
{
    return {.source = {.id = hostsPreview().manifest.id}, .definitions = false, .messages = false, .configuration = configuration, .data = data};
}

/// All steps, in the order in which they are shown.
inline QStringList idsOf(const Plan &plan)
{
    QStringList ids;
    eachStep(plan.steps, [&ids](const Step &step, int) { ids.append(step.id); });
    return ids;
}

} // namespace warrener
