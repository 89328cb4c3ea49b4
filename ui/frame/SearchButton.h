#pragma once

#include <QAbstractButton>

namespace warrener {

/// Looks like a field and opens the command palette.
class SearchButton final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchButton)

public:
    explicit SearchButton(QWidget *parent = nullptr);
    void setNarrow(bool narrow);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_narrow = false;
};

} // namespace warrener
