#pragma once

#include "ui/backups/BackupsDesk.h"

#include <QWidget>

class QPushButton;

namespace warrener {

class Card;
class Label;
class LogsModel;
class SearchField;
class TableView;

/// One search through all logs of a backup, or of one host in it: what is found comes file by file; Enter leads to the line.
class LogsCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogsCard)

public:
    /// `desk` outlives the card.
    explicit LogsCard(BackupsDesk &desk, QWidget *parent = nullptr);
    ~LogsCard() override;

    /// `under`: beginning of the paths. What was found there before stays while the same logs are looked at.
    void setLogs(const QString &backup, const QString &under, const QString &title);
    void focusFind();
    bool clearFind(); ///< false: there was nothing to clear
    TableView *table() const { return m_table; }

Q_SIGNALS:
    void lineChosen(const QString &path, qint64 line, const QString &find); ///< by Enter or a double click

private:
    void build();
    void search(const QString &text);
    void stop();
    void showProgress(const LogSearchProgress &progress);
    void showFound(const Result<LogsFound> &found);
    void showFoot();

    BackupsDesk &m_desk;
    QString m_backup;
    QString m_under;
    QString m_find;
    QString m_problem;
    QString m_reading;
    QString m_left; ///< what was not looked through or not taken; translated
    int m_done = 0;
    int m_files = 0;
    bool m_isSearching = false;
    bool m_hasFailed = false; ///< the search as a whole
    bool m_isStopped = false;
    std::stop_source m_stop;
    Card *m_card;
    SearchField *m_field;
    QPushButton *m_cancel;
    LogsModel *m_model;
    TableView *m_table;
    Label *m_foot;
};

} // namespace warrener
