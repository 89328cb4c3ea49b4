#pragma once

#include "ui/backups/BackupsView.h"

#include <QFrame>

class QHBoxLayout;

namespace warrener {

class GlyphLabel;
class Label;
class Meter;

/// How backups stand, in one line of four: RPO, proven restorable, rules that keep, free space.
class StandingStrip final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StandingStrip)

public:
    explicit StandingStrip(QWidget *parent = nullptr);
    void setView(const BackupsView &view, TimePoint now);

private:
    void share();
    Label *addPart(const QString &title);

    QHBoxLayout *m_row;
    GlyphLabel *m_glyph;
    Label *m_title;
    Label *m_text;
    Meter *m_meter;
    Label *m_target;
    Label *m_proven;
    Label *m_kept;
    Label *m_free;
};

} // namespace warrener
