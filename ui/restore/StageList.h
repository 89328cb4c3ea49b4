#pragma once

#include <QStringList>
#include <QWidget>

namespace warrener {

/// The pages of the wizard one below the other: which are done and what was chosen there, which one is shown. A click on
/// one that is done leads back to it.
class StageList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StageList)

public:
    explicit StageList(const QStringList &titles, QWidget *parent = nullptr);

    void setCurrent(int current);
    int current() const { return m_current; }
    void setLines(const QStringList &lines); ///< by page; empty: nothing to say
    /// Pages that are over and came to something else than what was wanted: they get no tick.
    void setDoubtful(const QList<int> &pages);
    const QList<int> &doubtful() const { return m_doubtful; }
    /// Pages before it can be gone back to.
    void setFirst(int first) { m_first = first; }

    QSize sizeHint() const override { return {208, 400}; }

Q_SIGNALS:
    void chosen(int page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    QList<QRect> boxes() const;
    int pageAt(QPoint point) const;

    QStringList m_titles;
    QStringList m_lines;
    QList<int> m_doubtful;
    int m_current = 0;
    int m_first = 0; ///< the first page that can be gone back to
};

} // namespace warrener
