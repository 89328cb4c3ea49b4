#pragma once

#include "ui/backups/BackupsDesk.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace warrener {

class Card;
class CodeHighlighter;
class Label;
class SearchField;

/// A line that was found elsewhere.
struct TextSpot
{
    qint64 line = 0; ///< 1…; 0: none, the file is shown from its beginning
    QString find{};  ///< is marked
};

/// A text file of a backup, a page at a time: configuration with its words coloured, logs with a search.
class TextCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextCard)

public:
    /// `desk` outlives the card.
    explicit TextCard(BackupsDesk &desk, QWidget *parent = nullptr);
    ~TextCard() override;

    void setFile(const QString &backup, const BackupEntry &entry, const TextSpot &spot = {});
    void focusFind();
    bool clearFind();

Q_SIGNALS:
    void saveWanted(const QString &path);

private:
    void build();
    void restart(qint64 spot);
    void ask(qint64 from);
    void showPage(const TextPage &page);
    void showSpot();
    void showFoot();

    BackupsDesk &m_desk;
    QString m_backup;
    BackupEntry m_entry;
    QString m_find;
    QString m_problem;
    bool m_isAsking = false;
    bool m_isBinary = false;
    qint64 m_lines = 0;
    qint64 m_first = 0; ///< lines before those that are shown
    qint64 m_spot = 0;  ///< line to be looked at; 0: none
    qint64 m_next = -1;
    std::stop_source m_stop;
    Card *m_card;
    SearchField *m_field;
    QPushButton *m_save;
    QPlainTextEdit *m_text;
    CodeHighlighter *m_highlighter;
    Label *m_foot;
    QPushButton *m_more;
    QPushButton *m_fromStart;
};

} // namespace warrener
