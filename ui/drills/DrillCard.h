#pragma once

#include "ui/drills/DrillDesk.h"
#include "ui/theme/Theme.h"

#include <QFrame>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace warrener {

class Label;

/// One drill: what it does and to whom, what must hold, its modes, how it went, and the way to start it.
class DrillCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DrillCard)

public:
    explicit DrillCard(QWidget *parent = nullptr);

    /// `obstacle`: why nothing can be started now, whatever the drill; empty: it can.
    void setDrill(const DrillRow &row, const QString &obstacle, TimePoint now);

Q_SIGNALS:
    void startRequested();
    void copyRequested();
    void editRequested();
    void removeRequested();
    void runRequested(const QString &run);

private:
    void clear();
    void addPart(const QString &title, const QString &text);
    void addModes(const DrillRow &row);
    void addConditions(const DrillDocument &document);
    void addRuns(const DrillRow &row, TimePoint now);
    Label *addText(const QString &text, Token token);

    QString m_shown; ///< what is built now, so that it is not built again
    Label *m_title;
    Label *m_kind;
    QWidget *m_content;
    QVBoxLayout *m_parts;
    Label *m_reason;
    QPushButton *m_copy;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QPushButton *m_start;
};

} // namespace warrener
