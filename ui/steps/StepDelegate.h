#pragma once

#include "ui/parts/RowDelegate.h"

#include <QSet>

#include <utility>

namespace warrener {

struct StepRow;

/// Paints the cells of a step: as a plan (kind, words, commands, undo) or as a run (glyph, words,
/// the bar against what was expected).
class StepDelegate final : public RowDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepDelegate)

public:
    enum class Look : std::uint8_t { Plan, Run };
    explicit StepDelegate(QObject *parent = nullptr);
    void setLook(Look look) { m_look = look; }
    /// Pixels that the words of a step have: a plan breaks its commands there.
    void setWordsWide(int wide) { m_wordsWide = wide; }
    /// The same of what takes a step back.
    void setUndoWide(int wide) { m_undoWide = wide; }

    /// Scripts that change something fold too: where nobody confirms them, only.
    void setFoldsActions(bool folds) { m_foldsActions = folds; }
    /// Whether a script of the step is long enough to be folded, be it open or not.
    bool isFoldable(const StepRow &row) const;
    bool isOpen(const StepRow &row) const;
    /// Opens the scripts of a step that can be folded, or folds them again; false where there is none.
    bool toggle(const StepRow &row);

    int heightOf(const StepRow &row) const;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintCell(QPainter &painter, const QRectF &box, const QModelIndex &index) const override;

private:
    std::pair<QStringList, QStringList> runWords(const StepRow &row, qreal wide) const; ///< lines of the title, and of what it says
    QStringList titleLines(const StepRow &row, qreal wide) const;
    QStringList undoLines(const StepRow &row, qreal wide) const;
    QStringList detailLines(const StepRow &row, qreal wide) const;
    QStringList commandLines(const StepRow &row, qreal wide) const;
    void paintPlanWords(QPainter &painter, const QRectF &box, const StepRow &row) const;
    void paintRunWords(QPainter &painter, const QRectF &box, const StepRow &row) const;
    void paintBar(QPainter &painter, const QRectF &box, const StepRow &row) const;

    Look m_look = Look::Plan;
    int m_wordsWide = 400;
    int m_undoWide = 150;
    bool m_foldsActions = false;
    QSet<QString> m_open; ///< ids of steps
};

} // namespace warrener
