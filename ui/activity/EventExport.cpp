#include "ui/activity/EventExport.h"

#include "base/Csv.h"

#include <QCoreApplication>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace warrener {

Status exportEvents(const QList<Event> &events, const QString &file)
{
    QString text = u"time,level,id,kind,subject,text\r\n"_s;
    for (const Event &event : events) {
        text += toDateTime(event.at).toUTC().toString(Qt::ISODateWithMs) + u',' + toId(event.level) + u',' + csvField(event.id) + u','
                + toId(event.subject.kind) + u',' + csvField(event.subject.name) + u',' + csvField(event.text) + u"\r\n"_s;
    }
    const QByteArray bytes = text.toUtf8();
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        return {};
    return failure(ErrorKind::Io, QCoreApplication::translate("EventExport", "The events cannot be written to %1: %2").arg(file, out.errorString()));
}

} // namespace warrener
