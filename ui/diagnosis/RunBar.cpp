#include "ui/diagnosis/RunBar.h"

#include "ui/parts/GlyphLabel.h"
#include "ui/parts/KeyButton.h"
#include "ui/parts/Label.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

RunBar::RunBar(QWidget *parent)
    : QFrame(parent), m_title(new Label({}, TextStyle::Body, Token::Text, this)), m_what(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_bar(new QProgressBar(this))
{
    setProperty("card", true);
    setObjectName(u"runBar"_s);
    m_title->setObjectName(u"runTitle"_s);
    m_title->setWeight(QFont::DemiBold);
    m_what->setObjectName(u"runWhat"_s);
    m_what->setEliding(true);
    m_bar->setObjectName(u"runProgress"_s);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the diagnosis"));
    auto *cancel = new KeyButton(tr("Cancel"), tr("Esc"), this);
    cancel->setObjectName(u"cancelRun"_s);
    cancel->setProperty("small", true);
    connect(cancel, &QPushButton::clicked, this, &RunBar::cancelRequested);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(new GlyphLabel(GlyphKind::Running, 16, this));
    row->addWidget(m_title);
    row->addWidget(m_what, 1);
    row->addWidget(cancel);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(13, 7, 8, 10);
    all->setSpacing(7);
    all->addLayout(row);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(0, 0, 5, 0);
    bar->addWidget(m_bar);
    all->addLayout(bar);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setProgress({});
}

void RunBar::setProgress(const RunProgress &progress)
{
    m_title->setText(progress.total > 0 ? tr("%1 of %2 answers are in").arg(progress.done).arg(progress.total) : tr("The diagnosis begins"));
    m_what->setText(progress.what.isEmpty() ? QString() : tr("Asking: %1").arg(progress.what));
    // A bar from 0 to 0 would move without end.
    m_bar->setRange(0, std::max(1, progress.total));
    m_bar->setValue(std::min(progress.done, progress.total));
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_what->text());
}

} // namespace warrener
