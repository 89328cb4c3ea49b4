#include "ui/recovery/DocumentEditor.h"

#include "base/JsonReader.h"
#include "plan/recovery/RecoveryText.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/Breadcrumb.h"
#include "ui/parts/Label.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/ToolTips.h"
#include "ui/recovery/DocumentForm.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int typingPauseMs = 150;

/// The line that an error of a document names; 0: none.
int lineOf(const QString &message)
{
    static const QRegularExpression line(u"(?:line |第 ?)([0-9]{1,7})"_s);
    return line.match(message).captured(1).toInt();
}

} // namespace

DocumentEditor::DocumentEditor(ClusterStore &store, RecoveryDesk &desk, QWidget *parent)
    : QWidget(parent), m_store(store), m_desk(desk), m_crumbs(new Breadcrumb(this)), m_notice(new NoticeBar(this)), m_form(new DocumentForm(this)),
      m_text(new QPlainTextEdit(this)), m_place(new Label({}, TextStyle::Table, Token::Text2, this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_save(new QPushButton(tr("Keep for this cluster"), this))
{
    setObjectName(u"documentEditor"_s);
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &DocumentEditor::check);
    connect(m_text, &QPlainTextEdit::textChanged, this, &DocumentEditor::textEdited);
    connect(m_form, &DocumentForm::edited, this, &DocumentEditor::formEdited);
    connect(m_crumbs, &Breadcrumb::activated, this, &DocumentEditor::left);
    connect(m_cancel, &QPushButton::clicked, this, &DocumentEditor::left);
    connect(m_save, &QPushButton::clicked, this, &DocumentEditor::save);
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] { showLine(m_wrongLine); });
}

void DocumentEditor::build()
{
    m_notice->setObjectName(u"documentNotice"_s);
    m_text->setObjectName(u"documentText"_s);
    m_text->setAccessibleName(tr("The document as text"));
    m_text->setFont(Theme::of().font(TextStyle::Command));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true); // else nobody gets out of it by the keyboard; JSON needs no tabs
    m_place->setObjectName(u"documentPlace"_s);
    m_place->setEliding(true);
    m_cancel->setObjectName(u"cancelDocument"_s);
    m_save->setObjectName(u"saveDocument"_s);
    m_save->setProperty("kind", u"primary"_s);
    m_form->setMinimumWidth(380);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(12);
    sides->addWidget(m_form, 45);
    sides->addWidget(m_text, 55);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(10);
    foot->addWidget(m_place, 1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_save);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    m_crumbs->setTitle(true);
    all->addWidget(m_crumbs);
    all->addWidget(m_notice);
    all->addLayout(sides, 1);
    all->addLayout(foot);
}

void DocumentEditor::begin(const RecoveryScenario &scenario)
{
    m_crumbs->setSteps({tr("Recovery"), scenario.title(), scenario.entry.file.isEmpty() ? tr("Edit a copy") : tr("Edit")});
    QJsonObject json = jsonObjectFrom(scenario.entry.text).value_or(QJsonObject());
    QByteArray text = scenario.entry.text;
    if (!json.isEmpty()) {
        json.insert("version"_L1, nextVersion(json.value("version"_L1).toString()));
        text = recoveryText(json);
    }
    m_before = text;
    const QScopedValueRollback filling(m_filling, true);
    m_text->setPlainText(QString::fromUtf8(text));
    m_text->document()->setModified(false);
    check();
}

bool DocumentEditor::isChanged() const
{
    return m_text->toPlainText().toUtf8() != m_before;
}

void DocumentEditor::discard()
{
    m_before = m_text->toPlainText().toUtf8();
}

void DocumentEditor::textEdited()
{
    if (!m_filling)
        m_pause.start();
}

void DocumentEditor::formEdited(const QJsonObject &json)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        // As one edit, so that Ctrl+Z takes it back.
        QTextCursor cursor(m_text->document());
        cursor.select(QTextCursor::Document);
        cursor.insertText(QString::fromUtf8(recoveryText(json)));
    }
    m_pause.start();
}

void DocumentEditor::check()
{
    m_pause.stop();
    const QByteArray text = m_text->toPlainText().toUtf8();
    const Result<RecoveryDocument> document = recoveryDocumentFrom(text, &m_store.profile());
    m_document = document ? std::optional(*document) : std::nullopt;
    m_wrongLine = document ? 0 : lineOf(document.error().message);
    m_notice->setNotice(Level::Warning, document ? QString() : tr("This is no document yet"), document ? QString() : document.error().message);
    m_notice->setAction(m_wrongLine > 0 ? tr("Go to line %1").arg(m_wrongLine) : QString());
    QList<QTextEdit::ExtraSelection> marks;
    if (m_wrongLine > 0) {
        QTextEdit::ExtraSelection mark;
        const Theme &theme = Theme::of();
        mark.format.setBackground(theme.tint(theme.color(Token::Warn)));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        mark.cursor = QTextCursor(m_text->document()->findBlockByNumber(m_wrongLine - 1));
        marks.append(mark);
    }
    m_text->setExtraSelections(marks);
    const Result<QJsonObject> json = jsonObjectFrom(text);
    m_form->setReadable(json.has_value());
    if (json)
        m_form->setJson(*json);
    if (m_document) {
        const RecoveryScenario *same = m_desk.view().scenario(m_document->id);
        m_place->setText(!same ? tr("It will stand beside the other plans of this cluster.")
                         : same->entry.file.isEmpty()
                             ? tr("It will take the place of the shipped plan “%1” for this cluster.").arg(same->title())
                             : tr("It will take the place of this cluster's own “%1”; the version before is kept.").arg(same->title()));
    } else {
        m_place->setText(tr("It can be kept when nothing is wrong with it."));
    }
    m_save->setEnabled(m_document && !m_saving);
    m_save->setToolTip(m_document ? QString() : plainTip(m_place->text()));
}

void DocumentEditor::showLine(int line)
{
    QTextCursor cursor(m_text->document()->findBlockByNumber(std::max(0, line - 1)));
    m_text->setTextCursor(cursor);
    m_text->centerCursor();
    m_text->setFocus(Qt::OtherFocusReason);
}

void DocumentEditor::save()
{
    check();
    if (!m_document)
        return;
    m_saving = true;
    m_save->setEnabled(false);
    const QByteArray text = m_text->toPlainText().toUtf8();
    QCoro::connect(m_desk.saveDocument(text), this, [this, text, id = m_document->id](const Status &kept) {
        m_saving = false;
        m_save->setEnabled(true);
        if (kept) {
            m_before = text;
            Q_EMIT saved(id);
            return;
        }
        m_notice->setNotice(Level::Critical, tr("It could not be kept"), kept.error().message);
        m_notice->setAction({});
    });
}

} // namespace warrener
