#pragma once

#include "ui/theme/Glyph.h"

#include <QAbstractButton>

#include <optional>

namespace warrener {

/// The head of a section that unfolds: a chevron, perhaps a glyph, what it holds, and a few quiet
/// words. Checked: unfolded.
class FoldHeader final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoldHeader)

public:
    enum class Look : std::uint8_t {
        Section, ///< bold, the quiet words follow at once
        Row,     ///< as a row of a list, the quiet words stand at the right
    };

    explicit FoldHeader(Look look, QWidget *parent = nullptr);

    void setContent(const QString &title, const QString &quiet, std::optional<GlyphKind> glyph = std::nullopt);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont titleFont() const;

    const Look m_look;
    QString m_quiet;
    std::optional<GlyphKind> m_glyph;
};

} // namespace warrener
