#pragma once

#include "ui/backups/MessageView.h"
#include "ui/backups/PayloadText.h"

#include <QWidget>

class QGridLayout;
class QPlainTextEdit;
class QStackedLayout;

namespace warrener {

class Card;
class CodeHighlighter;
class FieldsModel;
class Label;
class SegmentedControl;
class TableView;

/// One message whole: what is known of it, its payload as JSON, text or bytes, and its properties and headers with
/// their types.
class MessageCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageCard)

public:
    explicit MessageCard(QWidget *parent = nullptr);

    /// It is being read.
    void showLoading(qint64 number);
    void showProblem(qint64 number, const QString &reason);
    void setMessage(const MessagePtr &message);
    void clear();

    enum Look { JsonLook, TextLook, HexLook, HeadersLook };
    void setLook(Look look);

Q_SIGNALS:
    void saveWanted(qint64 number);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void showFacts();
    void showPayload();
    void showText(const PayloadText &shown);
    HexLine hexLine() const;

    MessagePtr m_message;
    HexLine m_hexLine = HexLine::Wide; ///< as it is shown
    qint64 m_number = -1;
    int m_shown = 0;          ///< counts what was asked to be formatted; an older answer is not shown
    bool m_wasChosen = false; ///< somebody chose how to look: it stays for the next message
    Card *m_card;
    SegmentedControl *m_looks;
    QWidget *m_factsBox;
    QGridLayout *m_facts;
    QList<Label *> m_names;
    QList<Label *> m_values;
    QPlainTextEdit *m_text;
    CodeHighlighter *m_highlighter;
    FieldsModel *m_fields;
    TableView *m_table;
    Label *m_note;
    QStackedLayout *m_stack;
};

} // namespace warrener
