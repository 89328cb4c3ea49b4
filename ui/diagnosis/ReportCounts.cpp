#include "ui/diagnosis/ReportCounts.h"

#include "base/Units.h"
#include "ui/diagnosis/KnownFindings.h"
#include "ui/diagnosis/ReportRows.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int glyphSize = 18;
constexpr std::array glyphs{GlyphKind::Bad, GlyphKind::Warn, GlyphKind::Ok, GlyphKind::NoData};
constexpr std::array tones{Token::Bad, Token::Warn, Token::Text, Token::Text2};

} // namespace

ReportCounts::ReportCounts(QWidget *parent) : QWidget(parent)
{
    const std::array<QString, 4> words{tr("critical"), tr("warning"), tr("passed"), tr("not judged")};
    const std::array<QString, 4> names{u"countCritical"_s, u"countWarning"_s, u"countPassed"_s, u"countNotJudged"_s};
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 4, 0);
    row->setSpacing(26);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        m_glyphs[i] = new GlyphLabel(glyphs[i], glyphSize, this);
        m_numbers[i] = new Label(u"0"_s, TextStyle::Title, tones[i], this);
        m_numbers[i]->setObjectName(names[i]);
        auto *top = new QHBoxLayout;
        top->setSpacing(6);
        top->addStretch(1);
        top->addWidget(m_glyphs[i]);
        top->addWidget(m_numbers[i]);
        auto *word = new Label(words[i], TextStyle::Caption, Token::Text2, this);
        word->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        column->addStretch(1);
        column->addLayout(top);
        column->addWidget(word);
        column->addStretch(1);
        row->addLayout(column);
    }
}

void ReportCounts::setReport(const Report &report, const KnownFindings &known)
{
    ReportTally tally = tallyOf(report);
    for (const ReportFinding &finding : report.findings) {
        if (!known.contains(finding))
            continue;
        tally.critical -= finding.level == Level::Critical ? 1 : 0;
        tally.warning -= finding.level == Level::Warning ? 1 : 0;
    }
    const std::array<int, 4> counts{tally.critical, tally.warning, tally.passed, tally.notJudged};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        // From across the room a red sign would say that there is something.
        m_glyphs[i]->setKind(counts[i] > 0 ? glyphs[i] : GlyphKind::Pending);
        m_numbers[i]->setToken(counts[i] > 0 ? tones[i] : Token::Text3);
        m_numbers[i]->setText(units::count(counts[i]));
    }
    //: How many of a report's findings are critical and warnings, how many checks passed and could not be judged.
    setAccessibleName(tr("%1 critical, %2 warning, %3 passed, %4 not judged").arg(tally.critical).arg(tally.warning).arg(tally.passed).arg(tally.notJudged));
}

} // namespace warrener
