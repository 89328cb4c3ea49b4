#include "ui/backups/StandingStrip.h"

#include "ui/backups/BackupWords.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/Meter.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int stripSide = 10; ///< px, left and right of each part

int wordsWide(const Label *label)
{
    return QFontMetrics(label->font()).horizontalAdvance(label->text()) + 1;
}

} // namespace

StandingStrip::StandingStrip(QWidget *parent)
    : QFrame(parent), m_row(new QHBoxLayout(this)), m_glyph(new GlyphLabel(GlyphKind::NoData, 16, this)),
      m_title(new Label({}, TextStyle::Body, Token::Text, this)), m_text(new Label({}, TextStyle::Body, Token::Text2, this)), m_meter(new Meter(this)),
      m_target(new Label({}, TextStyle::Caption, Token::Text2, this))
{
    setProperty("card", true);
    setObjectName(u"standingStrip"_s);
    setFixedHeight(62);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_title->setWeight(QFont::DemiBold);
    m_text->setObjectName(u"rpoText"_s);
    m_text->setEliding(true);
    auto *words = new QHBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_glyph);
    words->addWidget(m_title);
    words->addWidget(m_text, 1);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(10);
    bar->addWidget(m_meter, 1);
    bar->addWidget(m_target);
    auto *part = new QVBoxLayout;
    part->setContentsMargins(stripSide, 8, stripSide, 8);
    part->setSpacing(2);
    part->addLayout(words);
    part->addLayout(bar);
    m_row->addLayout(part);
    m_proven = addPart(tr("Proven restorable"));
    m_kept = addPart(tr("Kept"));
    m_free = addPart(tr("Free space"));
    m_proven->setObjectName(u"provenRestorable"_s);
    m_kept->setObjectName(u"keptRules"_s);
    m_free->setObjectName(u"freeSpace"_s);
}

Label *StandingStrip::addPart(const QString &title)
{
    auto *line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedWidth(1);
    m_row->addWidget(line);
    auto *name = new Label(title, TextStyle::Caption, Token::Text2, this);
    auto *value = new Label({}, TextStyle::Body, Token::Text, this);
    value->setEliding(true);
    auto *part = new QVBoxLayout;
    part->setContentsMargins(stripSide, 8, stripSide, 10);
    part->setSpacing(0);
    part->addWidget(name);
    part->addWidget(value);
    m_row->addLayout(part);
    return value;
}

void StandingStrip::setView(const BackupsView &view, TimePoint now)
{
    const backupwords::Rpo rpo = backupwords::rpo(view, now);
    m_glyph->setKind(rpo.glyph);
    m_title->setText(rpo.title);
    m_text->setText(rpo.text);
    m_meter->setVisible(rpo.limit > 0);
    m_meter->setValue({.share = rpo.share, .limit = rpo.limit > 0 ? std::optional(rpo.limit) : std::nullopt, .level = rpo.level});
    m_target->setText(rpo.target);
    m_target->setVisible(!rpo.target.isEmpty());
    m_proven->setText(backupwords::proven(view, now));
    m_kept->setText(view.keptRules.isEmpty() ? tr("everything") : view.keptRules);
    m_free->setText(backupwords::freeSpace(view));
    share();
    setAccessibleName(rpo.title);
    setAccessibleDescription(rpo.text);
}

/// The four share the width by what they have to say: none is cut off while another has room to spare.
void StandingStrip::share()
{
    m_row->setStretch(0, m_glyph->width() + 2 * 8 + wordsWide(m_title) + wordsWide(m_text) + 2 * stripSide);
    int at = 0;
    for (const Label *value : {m_proven, m_kept, m_free})
        m_row->setStretch(at += 2, std::max(110, wordsWide(value) + 2 * stripSide)); // a line stands before each
}

} // namespace warrener
