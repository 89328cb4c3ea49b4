#include "cluster/Event.h"

using namespace Qt::StringLiterals;

namespace warrener {

QString toId(SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::Cluster:
        return u"cluster"_s;
    case SubjectKind::Node:
        return u"node"_s;
    case SubjectKind::Host:
        return u"host"_s;
    case SubjectKind::Proxy:
        return u"proxy"_s;
    case SubjectKind::Queue:
        return u"queue"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace warrener
