#pragma once

#include "ui/theme/Glyph.h"

#include <QWidget>

namespace warrener {

/// Glyph and word on the tint of the state.
class Pill final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Pill)

public:
    explicit Pill(QWidget *parent = nullptr);
    Pill(GlyphKind kind, const QString &word, QWidget *parent = nullptr);

    void setState(GlyphKind kind, const QString &word);
    QString word() const { return m_word; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    GlyphKind m_kind = GlyphKind::NoData;
    QString m_word;
};

} // namespace warrener
