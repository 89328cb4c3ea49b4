#pragma once

#include "cluster/Level.h"
#include "ui/parts/PageTarget.h"

#include <QFrame>
#include <QList>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace warrener {

class GlyphLabel;
class Label;

struct VerdictFact
{
    QString label; ///< small, above
    QString value;
    PageTarget target{}; ///< where a click on the value leads; without a page: nowhere

    bool operator==(const VerdictFact &) const = default;
};

struct VerdictFinding
{
    Level level = Level::Note;
    bool symptom = false; ///< indented under the finding above that causes it
    QString title;        ///< bold: "Disk full"
    QString text;         ///< behind it: "on broker2: …"
    QString time;         ///< "14:19:05, 13 min"
    QString link;         ///< "Open broker2"; empty: none

    bool operator==(const VerdictFinding &) const = default;
};

struct CardVerdict
{
    Level level = Level::Unknown;
    QString headline;
    QString line;
    QList<VerdictFact> facts;
    QList<VerdictFinding> findings;

    bool operator==(const CardVerdict &) const = default;
};

/// The answer to "how is it": bar, glyph, a sentence, and what it rests on. Short when healthy.
class VerdictCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VerdictCard)

public:
    explicit VerdictCard(QWidget *parent = nullptr);

    void setVerdict(const CardVerdict &verdict);
    const CardVerdict &verdict() const { return m_verdict; }
    /// Headline and the line below it are broken where they are too long; else they are cut off.
    void setLineWrapping(bool wrapping);
    /// Where room is short the last facts go, before the headline is cut off; else all of them stay.
    void setFactsGivingWay(bool givingWay);
    /// At the right end of the heading; at most one primary.
    QPushButton *addButton(const QString &text, bool primary = false);
    /// At the same place; the card takes it as its child.
    void addRight(QWidget *widget);

Q_SIGNALS:
    void linkActivated(int finding);
    void factActivated(const warrener::PageTarget &target);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showFacts();
    /// For another one than before.
    QWidget *makeFact(int index);
    void fitFacts();
    void showFindings();

    CardVerdict m_verdict;
    bool m_unfolded = false;
    bool m_givingWay = false;
    GlyphLabel *m_glyph;
    Label *m_headline;
    Label *m_line;
    QHBoxLayout *m_facts;
    QList<VerdictFact> m_shownFacts;
    QHBoxLayout *m_buttons;
    QVBoxLayout *m_rows;
    QPushButton *m_all;
};

} // namespace warrener
