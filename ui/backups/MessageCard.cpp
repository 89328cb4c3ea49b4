#include "ui/backups/MessageCard.h"

#include "base/OffThread.h"
#include "base/Post.h"
#include "base/Units.h"
#include "ui/backups/CodeHighlighter.h"
#include "ui/backups/FieldsModel.h"
#include "ui/backups/MessageFacts.h"
#include "ui/parts/Card.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/Label.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/TableView.h"
#include "ui/parts/TextPane.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr qsizetype formatHere = 64 * 1024; ///< bytes; more is formatted off this thread
constexpr int mostFacts = 8;

PayloadLook payloadLook(int look)
{
    return look == MessageCard::JsonLook ? PayloadLook::Json : look == MessageCard::HexLook ? PayloadLook::Hex : PayloadLook::Text;
}

} // namespace

MessageCard::MessageCard(QWidget *parent)
    : QWidget(parent), m_card(new Card(u" "_s, this)), m_looks(new SegmentedControl({tr("JSON"), tr("Text"), tr("Hex"), tr("Headers")}, this)),
      m_factsBox(new QWidget(this)), m_facts(new QGridLayout(m_factsBox)), m_text(makeTextPane(this)), m_highlighter(new CodeHighlighter(m_text->document())),
      m_fields(new FieldsModel(this)), m_table(new TableView(this)), m_note(new Label({}, TextStyle::Caption, Token::Text3, this)), m_stack(new QStackedLayout)
{
    build();
    connect(m_looks, &SegmentedControl::currentChanged, this, [this] {
        m_wasChosen = true;
        showPayload();
    });
}

void MessageCard::build()
{
    m_card->setFlush(true);
    m_card->heading()->addWidget(m_looks);
    m_looks->setObjectName(u"messageLooks"_s);
    m_looks->setAccessibleName(tr("How the message is shown"));
    m_facts->setContentsMargins(14, 10, 14, 10);
    m_facts->setHorizontalSpacing(12);
    m_facts->setVerticalSpacing(4);
    for (int at = 0; at < mostFacts; ++at) {
        auto *name = new Label({}, TextStyle::Table, Token::Text2, m_factsBox);
        auto *value = new Label({}, TextStyle::Table, Token::Text, m_factsBox);
        value->setEliding(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_facts->addWidget(name, at / 2, 2 * (at % 2));
        m_facts->addWidget(value, at / 2, 2 * (at % 2) + 1);
        m_names.append(name);
        m_values.append(value);
    }
    m_facts->setColumnStretch(1, 3);
    m_facts->setColumnStretch(3, 2);
    m_text->setObjectName(u"messageText"_s);
    m_text->viewport()->installEventFilter(this);
    m_text->setAccessibleName(tr("Payload"));
    m_table->setObjectName(u"messageHeaders"_s);
    m_table->setAccessibleName(tr("Properties and headers"));
    m_table->setModel(m_fields);
    m_table->setSortingEnabled(false);
    m_table->setDensity(TableView::Density::Long);
    new ColumnFit(m_table, {.widths = {150, 84, 160}, .stretch = FieldsModel::ValueColumn, .stretchMinimum = 120, .leastFirst = {FieldsModel::TypeColumn}});
    m_note->setObjectName(u"messageNote"_s);
    m_note->setContentsMargins(14, 5, 14, 6);
    m_note->setEliding(true);
    m_note->hide();
    auto *line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_table);
    m_card->body()->addWidget(m_factsBox);
    m_card->body()->addWidget(line);
    m_card->body()->addLayout(m_stack, 1);
    m_card->body()->addWidget(m_note);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    clear();
}

void MessageCard::clear()
{
    m_message.reset();
    m_number = -1;
    ++m_shown;
    m_card->setTitle(tr("Message"));
    m_card->setCaption({});
    m_looks->setEnabled(false);
    m_factsBox->hide();
    m_text->setPlainText({});
    m_fields->setRows({});
    m_note->hide();
}

void MessageCard::showLoading(qint64 number)
{
    // What stands there stays until the next is there: no flicker from row to row.
    m_number = number;
    m_card->setTitle(tr("Message %1").arg(units::count(static_cast<double>(number))));
    m_card->setCaption(tr("being read"));
}

void MessageCard::showProblem(qint64 number, const QString &reason)
{
    clear();
    m_number = number;
    m_card->setTitle(tr("Message %1").arg(units::count(static_cast<double>(number))));
    m_note->setToken(Token::Bad);
    m_note->setText(reason);
    m_note->show();
}

void MessageCard::setMessage(const MessagePtr &message)
{
    m_message = message;
    if (!message) {
        clear();
        return;
    }
    m_number = message->number;
    m_card->setTitle(tr("Message %1").arg(units::count(static_cast<double>(message->number))));
    m_card->setCaption(units::size(static_cast<double>(message->message.payload.size())));
    m_looks->setEnabled(true);
    const qsizetype headers = message->properties.headers ? static_cast<qsizetype>(message->properties.headers->size()) : 0;
    m_looks->setWord(HeadersLook, tr("Headers %1").arg(headers));
    if (!m_wasChosen) {
        const PayloadLook look = lookFor(message->message.payload, message->properties.contentType.value_or(QByteArray()));
        m_looks->setCurrent(look == PayloadLook::Json ? JsonLook : look == PayloadLook::Hex ? HexLook : TextLook);
    }
    m_fields->setRows(fieldRows(message->properties));
    showFacts();
    showPayload();
}

void MessageCard::setLook(Look look)
{
    m_wasChosen = true;
    m_looks->setCurrent(look);
    showPayload();
}

void MessageCard::showFacts()
{
    const auto facts = messageFacts(*m_message);
    for (int at = 0; at < mostFacts; ++at) {
        const bool has = at < facts.size();
        m_names.at(at)->setVisible(has);
        m_values.at(at)->setVisible(has);
        if (!has)
            continue;
        m_names.at(at)->setText(facts.at(at).first);
        m_values.at(at)->setText(facts.at(at).second);
    }
    m_factsBox->show();
}

void MessageCard::showPayload()
{
    if (!m_message)
        return;
    const int look = m_looks->current();
    m_stack->setCurrentWidget(look == HeadersLook ? static_cast<QWidget *>(m_table) : m_text);
    m_note->setToken(m_message->problem.isEmpty() ? Token::Text3 : Token::Bad);
    m_note->setText(m_message->problem);
    m_note->setVisible(!m_message->problem.isEmpty());
    if (look == HeadersLook)
        return;
    const int shown = ++m_shown;
    const QByteArray &payload = m_message->message.payload;
    m_hexLine = hexLine();
    if (payload.size() <= formatHere) {
        showText(payloadText(payload, payloadLook(look), m_hexLine));
        return;
    }
    QCoro::connect(computed([payload, look, line = m_hexLine] { return payloadText(payload, payloadLook(look), line); }), this,
                   [this, shown](const PayloadText &text) {
                       if (shown == m_shown)
                           showText(text);
                   });
}

/// What is behind the edge of so short a line is its letters, which one looks for.
HexLine MessageCard::hexLine() const
{
    const int room = m_text->viewport()->width() - 2 * int(m_text->document()->documentMargin());
    return room < m_text->fontMetrics().horizontalAdvance(u'0') * hexLineLetters ? HexLine::Narrow : HexLine::Wide;
}

bool MessageCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && m_looks->current() == HexLook && m_message && hexLine() != m_hexLine)
        post(this, [this] { showPayload(); }); // a text is not replaced while it is being laid out
    return QWidget::eventFilter(watched, event);
}

void MessageCard::showText(const PayloadText &shown)
{
    m_highlighter->setLanguage(shown.isJson ? CodeLanguage::Json : CodeLanguage::Plain);
    m_text->setPlainText(shown.text);
    if (!m_message->problem.isEmpty())
        return;
    QString note;
    if (m_message->message.payload.isEmpty())
        note = tr("The payload is empty");
    else if (shown.isCut)
        note = tr("only the beginning is shown; save the message to have it whole");
    else if (m_looks->current() == JsonLook && !shown.isJson)
        note = tr("this is no JSON; shown as text");
    m_note->setToken(Token::Text3);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace warrener
