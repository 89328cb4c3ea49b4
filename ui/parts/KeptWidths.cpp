#include "ui/parts/KeptWidths.h"

#include <QSettings>
#include <QStringList>

namespace warrener {

QMap<int, int> keptWidths(const QSettings &settings, const QString &key)
{
    constexpr int leastWidth = 24;
    constexpr int mostWidth = 4000;
    QMap<int, int> widths;
    for (const auto all = settings.value(key).toStringList(); const QString &kept : all) {
        bool known = false;
        const int column = kept.section(QLatin1Char(':'), 0, 0).toInt(&known);
        const int width = kept.section(QLatin1Char(':'), 1).toInt();
        if (known && column >= 0 && width >= leastWidth && width <= mostWidth)
            widths.insert(column, width);
    }
    return widths;
}

void keepWidths(QSettings &settings, const QString &key, const QMap<int, int> &widths)
{
    QStringList kept;
    for (auto it = widths.cbegin(); it != widths.cend(); ++it)
        kept.append(QStringLiteral("%1:%2").arg(it.key()).arg(it.value()));
    settings.setValue(key, kept);
}

} // namespace warrener
