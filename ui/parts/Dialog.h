#pragma once

#include "cluster/ClusterProfile.h"

#include <QDialog>

#include <optional>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace warrener {

class EnvironmentBand;
class EnvironmentTag;
class Label;

/// The frame of every dialog: band and tag of the environment, the question, what it is about,
/// and the buttons at the right; it stays on the screen as it grows. Esc closes; Enter presses the button that has the focus where nothing
/// dangerous is behind it, and none from a field. Tab goes as one reads.
class Dialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Dialog)

public:
    explicit Dialog(const QString &question, QWidget *parent = nullptr);

    void setEnvironment(std::optional<Environment> environment);
    QVBoxLayout *body() const { return m_body; }
    /// Left end of the row of buttons.
    QHBoxLayout *footLeft() const { return m_footLeft; }
    /// `kind` as in the style sheet: "primary", "danger", "ghost", or empty.
    QPushButton *addButton(const QString &text, const QString &kind = {});

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void stayOnScreen();

    EnvironmentBand *m_band;
    EnvironmentTag *m_tag;
    Label *m_title;
    QVBoxLayout *m_body;
    QHBoxLayout *m_footLeft;
    QHBoxLayout *m_foot;
};

} // namespace warrener
