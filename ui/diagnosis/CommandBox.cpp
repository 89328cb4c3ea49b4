#include "ui/diagnosis/CommandBox.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QTextLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int copyWidth = 32;
constexpr int sideMargin = 10;
constexpr int topMargin = 5;

/// Lays the text out at that width, breaking words where nothing else helps; returns its height.
double layOut(QTextLayout &layout, double width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(20.0, width));
        line.setPosition({0, y});
        y += std::max(line.height(), static_cast<double>(Theme::lineHeight(TextStyle::Command)));
    }
    layout.endLayout();
    return y;
}

QString shownText(QString command)
{
    // A layout knows lines by the Unicode sign only.
    return command.replace(u'\n', QChar::LineSeparator);
}

} // namespace

CommandBox::CommandBox(const QString &command, QWidget *parent) : QWidget(parent), m_command(command), m_copy(new QPushButton(this))
{
    setObjectName(u"commandBox"_s);
    setAccessibleName(tr("Command: %1").arg(command));
    setFont(Theme::of().font(TextStyle::Command));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_copy->setObjectName(u"copyCommand"_s);
    m_copy->setProperty("kind", u"ghost"_s);
    m_copy->setProperty("small", true);
    m_copy->setProperty("square", true);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setIconSize({14, 14});
    m_copy->setToolTip(tr("Copy this command"));
    m_copy->setAccessibleName(tr("Copy this command"));
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_command);
        Q_EMIT copied();
    });
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QRectF CommandBox::textBox(int width) const
{
    return {static_cast<double>(sideMargin), static_cast<double>(topMargin), static_cast<double>(width - copyWidth - 2 * sideMargin), 1.0};
}

int CommandBox::heightForWidth(int width) const
{
    QTextLayout layout(shownText(m_command), font());
    return std::max(28, static_cast<int>(std::ceil(layOut(layout, textBox(width).width()))) + 2 * topMargin);
}

QSize CommandBox::sizeHint() const
{
    return {320, heightForWidth(width() > 100 ? width() : 320)};
}

QSize CommandBox::minimumSizeHint() const
{
    return {160, heightForWidth(width() > 100 ? width() : 320)};
}

void CommandBox::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_copy->setGeometry(width() - copyWidth + 1, 2, copyWidth - 3, std::min(height() - 4, 26));
    // Layouts that do not ask for the height at a width learn it here.
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

void CommandBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Border));
    painter.setBrush(theme.color(Token::Bg));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    const double x = width() - copyWidth - 0.5;
    painter.drawLine(QPointF(x, 1), QPointF(x, height() - 1));
    QTextLayout layout(shownText(m_command), font());
    const double tall = layOut(layout, textBox(width()).width());
    painter.setPen(theme.color(Token::Text));
    layout.draw(&painter, {textBox(width()).left(), std::max(static_cast<double>(topMargin), (height() - tall) / 2)});
}

} // namespace warrener
