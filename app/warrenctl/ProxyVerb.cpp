#include "app/warrenctl/Change.h"
#include "app/warrenctl/ChangeVerbs.h"
#include "app/warrenctl/VerbOptions.h"
#include "app/warrenctl/Verbs.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace warrener::ctl {

Verb proxyVerb()
{
    const QList<VerbOption> options{{.name = u"proxy"_s,
                                     .value = u"NAME"_s,
                                     .words = QCoreApplication::translate("warrenctl", "This one; needed where there are several."),
                                     .take = text(&ChangeOptions::proxy)},
                                    {.name = u"out"_s,
                                     .value = u"FILE"_s,
                                     .words = QCoreApplication::translate("warrenctl", "Write the recommended configuration to this file."),
                                     .take = sets([](Options &all, const QString &value) { all.out = QStringList{value}; }),
                                     .completes = Completes::File}};
    const QString words =
        QCoreApplication::translate("warrenctl", "How a proxy should be configured, what is wrong with it, and the difference; changes nothing.");
    return {.name = u"proxy"_s,
            .words = QCoreApplication::translate("warrenctl", "The configuration of a proxy."),
            .verbs = {{.name = u"config"_s, .words = words, .options = options}},
            .run = changing(&proxyConfigCommand)};
}

} // namespace warrener::ctl
