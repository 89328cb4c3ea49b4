#include "TrayIcon.h"

#include "ui/theme/Glyph.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr std::chrono::seconds trayLookEvery{10};

} // namespace

TrayIcon::TrayIcon(QObject *parent) : QObject(parent)
{
    connect(m_menu.addAction(tr("Open Warrener")), &QAction::triggered, this, &TrayIcon::openRequested);
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Quit")), &QAction::triggered, this, &TrayIcon::quitRequested);
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context)
            Q_EMIT openRequested();
    });
    connect(&Theme::of(), &Theme::changed, this, &TrayIcon::paint);
    paint();
    m_icon.setToolTip(u"Warrener"_s);
    m_again.setInterval(trayLookEvery);
    connect(&m_again, &QTimer::timeout, this, &TrayIcon::showWhereItCan);
    m_again.start();
    showWhereItCan();
}

void TrayIcon::showWhereItCan()
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_again.stop();
    m_icon.show();
}

void TrayIcon::setLines(const QList<TrayLine> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    QStringList words{u"Warrener"_s};
    Level worst = Level::Ok;
    for (const TrayLine &line : lines) {
        // What is off by choice is no state of the cluster.
        worst = std::max({worst, line.level, line.automaticLevel == Level::Note ? Level::Ok : line.automaticLevel});
        words.append(line.automatic.isEmpty() ? tr("%1: %2").arg(line.cluster, line.verdict)
                                              : tr("%1: %2. %3").arg(line.cluster, line.verdict, line.automatic));
    }
    m_icon.setToolTip(words.join(u'\n'));
    m_worst = lines.isEmpty() ? Level::Unknown : worst;
    paint();
}

void TrayIcon::paint()
{
    QIcon icon;
    for (const int size : {16, 22, 32, 64}) {
        QPixmap picture(size, size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        paintGlyph(painter, QRectF(0, 0, size, size).adjusted(1, 1, -1, -1), glyphFor(m_worst), Theme::of());
        painter.end();
        icon.addPixmap(picture);
    }
    m_icon.setIcon(icon);
}

} // namespace warrener
