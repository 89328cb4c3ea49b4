#include "ui/steps/DetailFold.h"

#include "ui/parts/TextPane.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype foldedLines = 3;
constexpr int mostRows = 10; ///< in sight at once, the rest is scrolled to: below stand the steps
constexpr int detailMargin = 2;

/// Pixels of the first rows at that width. Laid out, as a row of two scripts is higher than its font says.
int tallOf(const QString &text, const QPlainTextEdit &pane, int wide)
{
    QTextOption option;
    option.setWrapMode(pane.wordWrapMode());
    const int least = pane.fontMetrics().lineSpacing();
    int tall = 0;
    int rows = 0;
    for (const auto listed = text.split(u'\n'); const QString &line : listed) {
        QTextLayout layout(line, pane.font());
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine row = layout.createLine(); row.isValid() && rows < mostRows; row = layout.createLine(), ++rows) {
            row.setLineWidth(wide);
            tall += std::max(least, static_cast<int>(std::ceil(row.height())));
        }
        layout.endLayout();
    }
    return tall;
}

} // namespace

DetailFold::DetailFold(const QString &name, QWidget *parent) : QWidget(parent), m_text(makeTextPane(this)), m_more(new QPushButton(this))
{
    setObjectName(u"detailFold"_s);
    m_text->setObjectName(u"detailText"_s);
    m_text->setAccessibleName(name);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->document()->setDocumentMargin(detailMargin);
    m_more->setObjectName(u"moreDetail"_s);
    m_more->setProperty("kind", u"link"_s);
    m_more->setProperty("small", true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(2);
    all->addWidget(m_text);
    all->addWidget(m_more, 0, Qt::AlignLeft);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_open = !m_open;
        refresh();
    });
    hide();
}

void DetailFold::setText(const QString &text)
{
    const QStringList lines = text.trimmed().split(u'\n', Qt::SkipEmptyParts);
    setVisible(!lines.isEmpty());
    if (lines == m_lines)
        return;
    m_lines = lines;
    m_open = false;
    refresh();
}

/// One line more would take no more room than the words that it is there.
bool DetailFold::isFoldable() const
{
    return m_lines.size() > foldedLines + 1;
}

void DetailFold::refresh()
{
    const bool folded = isFoldable() && !m_open;
    m_text->setPlainText((folded ? m_lines.first(foldedLines) : m_lines).join(u'\n'));
    m_more->setVisible(isFoldable());
    m_more->setText(folded ? tr("Show %1 more lines").arg(m_lines.size() - foldedLines) : tr("Show fewer lines"));
    fit();
}

void DetailFold::fit()
{
    const QMargins frame = m_text->contentsMargins();
    const int wide = std::max(80, width() - frame.left() - frame.right() - 2 * detailMargin);
    // A pane that has a pixel less than its margins below the last row scrolls.
    m_text->setFixedHeight(tallOf(m_text->toPlainText(), *m_text, wide) + 3 * detailMargin + 2 + frame.top() + frame.bottom());
}

void DetailFold::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace warrener
