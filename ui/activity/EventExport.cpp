#include "ui/activity/EventExport.h"

#include "base/Csv.h"
#include "base/SafeFile.h"

using namespace Qt::StringLiterals;

namespace warrener {

Status exportEvents(const QList<Event> &events, const QString &file)
{
    QString text = u"time,moment,level,id,kind,subject,text\r\n"_s;
    for (const Event &event : events) {
        const QString moment = isSeenOnly(event) ? u"seen"_s : u"own"_s;
        text += toDateTime(event.at).toUTC().toString(Qt::ISODateWithMs) + u',' + moment + u',' + toId(event.level) + u',' + csvField(event.id) + u','
                + toId(event.subject.kind) + u',' + csvField(event.subject.name) + u',' + csvField(event.text) + u"\r\n"_s;
    }
    return writeFileSafely(file, text.toUtf8());
}

} // namespace warrener
