#pragma once

#include "judge/diagnosis/Report.h"

#include <QWidget>

#include <array>

namespace warrener {

class GlyphLabel;
class Label;

/// How many findings and checks came out which way, for the right end of the verdict.
class ReportCounts final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportCounts)

public:
    explicit ReportCounts(QWidget *parent = nullptr);
    void setReport(const Report &report);

private:
    std::array<GlyphLabel *, 4> m_glyphs{};
    std::array<Label *, 4> m_numbers{};
};

} // namespace warrener
