#pragma once

#include "plan/drill/DrillDocument.h"
#include "ui/drills/DrillDraft.h"

#include <QWidget>

class QPlainTextEdit;
class QSpinBox;

namespace warrener {

class Card;

/// What an own drill says of itself, in one of its languages, and what it breaks off for.
class ComposerWords final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComposerWords)

public:
    explicit ComposerWords(QWidget *parent = nullptr);

    void fill(const DrillDocument &document, drills::TextIn language);
    void take(DrillDocument &document, drills::TextIn language) const;
    /// A text was changed in this language, and not in the other one.
    void setBehind(bool behind, drills::TextIn language);

Q_SIGNALS:
    void edited();

private:
    void build();

    bool m_filling = false;
    Card *m_card;
    QPlainTextEdit *m_description;
    QPlainTextEdit *m_expected;
    QPlainTextEdit *m_radius;
    QPlainTextEdit *m_improve;
    /// What it breaks off for, in seconds.
    QList<std::pair<DrillConditionKind, QSpinBox *>> m_limits;
};

} // namespace warrener
