#pragma once

#include "ui/parts/TipDelegate.h"

namespace warrener {

/// Paints a row of the report's lists: glyph, title, a small line below, the class as a tag.
class ReportRowDelegate final : public TipDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportRowDelegate)

public:
    enum class Look : std::uint8_t {
        Findings, ///< causes apart from each other by a line, symptoms indented
        Checks,   ///< quieter, indented as a folded section is
    };

    static constexpr int causeHeight = 50;
    static constexpr int symptomHeight = 44;
    static constexpr int checkHeight = 44;

    explicit ReportRowDelegate(Look look, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Look m_look;
};

} // namespace warrener
