#include "look/proxy/HaproxyFiles.h"

#include "look/host/Command.h"

using namespace Qt::StringLiterals;

namespace warrener::haproxy {

QString usualFile(const HostProfile &host)
{
    // The paths of a profile are a broker's unless somebody has set them.
    return host.paths.config == HostPaths{}.config ? u"/etc/haproxy/haproxy.cfg"_s : host.paths.config + u"/haproxy.cfg"_s;
}

QString startedFilesScript(const QString &usual)
{
    return u"set -f; files=; before=\n"
           "begun=$(ps -C haproxy -o uid=,args= | while read -r owner words; do [ \"$owner\" = 0 ] && { printf '%s\\n' \"$words\"; break; }; done)\n"
           "for word in $begun; do [ \"$before\" = -f ] && files=\"$files $word\"; before=$word; done\n"
           "[ -n \"$files\" ] || files=%1\n"
           "tests=; for file in $files; do tests=\"$tests -f $file\"; done\n"_s.arg(shellQuote(usual));
}

} // namespace warrener::haproxy
