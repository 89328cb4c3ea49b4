#pragma once

#include "ui/frame/ClusterSwitcher.h"
#include "ui/frame/DataAge.h"

#include <QWidget>

namespace warrener {

class AgeIndicator;
class HeaderNote;
class Label;
class Pill;
class SearchButton;
struct Assessment;

/// The row below the band: which cluster, how it is, how fresh that is, and the way to search.
class HeaderBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeaderBar)

public:
    explicit HeaderBar(QWidget *parent = nullptr);

    ClusterSwitcher *switcher() const { return m_switcher; }
    SearchButton *search() const { return m_search; }
    HeaderNote *note() const { return m_note; }
    void setAssessment(const Assessment &assessment);
    void setAge(const DataAge &age);
    /// Verdict and age are there only while a cluster is open.
    void setHasCluster(bool has);
    void setNarrow(bool narrow);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fitNote();

    bool m_narrow = false;
    ClusterSwitcher *m_switcher;
    Pill *m_pill;
    Label *m_brief;
    HeaderNote *m_note;
    AgeIndicator *m_age;
    SearchButton *m_search;
};

} // namespace warrener
