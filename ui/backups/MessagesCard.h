#pragma once

#include "ui/backups/BackupsDesk.h"

#include <QWidget>

class QPushButton;

namespace warrener {

class Card;
class Label;
class MessagesModel;
class SearchField;
class TableView;

/// The messages of one queue in one backup, whatever their number: pages come as they are looked at.
class MessagesCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessagesCard)

public:
    /// `desk` outlives the card.
    explicit MessagesCard(BackupsDesk &desk, QWidget *parent = nullptr);
    ~MessagesCard() override;

    void setQueue(const QString &backup, const BackedUpQueue &queue);
    qint64 chosen() const; ///< number of the message; −1: none
    void choose(qint64 number);
    void focusFind();
    bool clearFind(); ///< false: there was nothing to clear
    TableView *table() const { return m_table; }

Q_SIGNALS:
    void messageChosen(qint64 number);
    void saveWanted(qint64 number);
    void failed(const QString &reason);

private:
    void build();
    void ask(int page);
    void readOn(); ///< the page that was asked for last
    void stopReading();
    void search(const QString &text);
    void searchFrom(qint64 from);
    void showFoot();
    QString facts() const; ///< of the queue, where nothing else is to be said

    BackupsDesk &m_desk;
    QString m_backup;
    BackedUpQueue m_queue;
    QString m_find;
    QString m_problem;
    qint64 m_next = -1; ///< where a search goes on; −1: it is through
    bool m_isSearching = false;
    bool m_isReading = false; ///< a page
    QList<int> m_wanted;      ///< pages, the one asked for last at the end
    std::stop_source m_stop;
    Card *m_card;
    SearchField *m_field;
    MessagesModel *m_model;
    TableView *m_table;
    Label *m_foot;
    QPushButton *m_more;
};

} // namespace warrener
