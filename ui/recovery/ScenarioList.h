#pragma once

#include <QFrame>

class QListView;

namespace warrener {

class Label;
class RecoveryDesk;
class ScenarioModel;
class SearchField;

/// The left side: every plan with how ready it is. One is chosen as long as there is one.
class ScenarioList final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScenarioList)

public:
    /// `desk` outlives the list.
    explicit ScenarioList(const RecoveryDesk &desk, QWidget *parent = nullptr);

    void refresh();
    /// Plans that something which is seen of the cluster speaks for.
    void setCalledFor(const QSet<QString> &ids);
    QString chosen() const { return m_chosen; }
    /// An id that is not there is passed over.
    void choose(const QString &id);
    /// The same for one that may only come with the next reading; whatever a person chooses meanwhile stays.
    void chooseOnceThere(const QString &id);
    void focusFilter();
    bool clearFilter(); ///< true where there was one
    void focusList();

Q_SIGNALS:
    void chosenChanged(const QString &id);
    void opened(const QString &id); ///< Enter, or a double click

private:
    void take();

    QString m_chosen;
    QString m_awaited; ///< not read yet when it was to be chosen
    bool m_filling = false;
    SearchField *m_search;
    ScenarioModel *m_model;
    QListView *m_list;
    Label *m_none;
};

} // namespace warrener
