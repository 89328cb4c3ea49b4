#pragma once

#include "judge/diagnosis/Report.h"

#include <QWidget>

#include <array>

namespace warrener {

class GlyphLabel;
class KnownFindings;
class Label;

/// How many findings and checks came out which way, for the right end of the verdict.
class ReportCounts final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportCounts)

public:
    explicit ReportCounts(QWidget *parent = nullptr);
    /// Findings that somebody knows of are left out, as in the list and the badge.
    void setReport(const Report &report, const KnownFindings &known);

private:
    std::array<GlyphLabel *, 4> m_glyphs{};
    std::array<Label *, 4> m_numbers{};
};

} // namespace warrener
