#include "ui/failover/ProxyConfigDialog.h"

#include "ui/parts/ComboBox.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/steps/Wrap.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int dialogWidth = 720;
constexpr int textWidth = dialogWidth - 80;
constexpr int mostFaultsHeight = 190;

enum ConfigTexts { RecommendedText, DifferenceText };

Level levelOf(Outcome outcome)
{
    return outcome == Outcome::Critical ? Level::Critical : outcome == Outcome::Warning ? Level::Warning : Level::Note;
}

} // namespace

ProxyConfigDialog::ProxyConfigDialog(FailoverDesk &desk, const ClusterProfile &profile, QWidget *parent)
    : Dialog(tr("Recommended HAProxy configuration"), parent), m_desk(desk), m_proxy(new ComboBox(this)),
      m_state(new Label({}, TextStyle::Body, Token::Text2, this)), m_faults(new QScrollArea(this)),
      m_which(new SegmentedControl({tr("Recommended"), tr("Changes to the present one")}, this)), m_text(new QPlainTextEdit(this))
{
    setObjectName(u"proxyConfigDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(profile.environment);
    build(profile);
    connect(m_proxy, &QComboBox::currentIndexChanged, this, &ProxyConfigDialog::ask);
    connect(m_which, &SegmentedControl::currentChanged, this, &ProxyConfigDialog::showText);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text->toPlainText());
        Q_EMIT succeeded(tr("The configuration is on the clipboard"));
    });
    connect(m_save, &QPushButton::clicked, this, &ProxyConfigDialog::save);
    ask();
}

void ProxyConfigDialog::build(const ClusterProfile &profile)
{
    setFixedWidth(dialogWidth);
    for (const ProxyProfile &known : profile.proxies)
        m_proxy->addItem(known.name.value);
    m_proxy->setObjectName(u"configProxy"_s);
    m_proxy->setAccessibleName(tr("Proxy"));
    m_proxy->setVisible(profile.proxies.size() > 1);
    m_state->setObjectName(u"configState"_s);
    m_faults->setObjectName(u"configFaults"_s);
    m_faults->setFrameShape(QFrame::NoFrame);
    m_faults->setWidgetResizable(true);
    m_faults->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_which->setObjectName(u"configWhich"_s);
    m_which->setAccessibleName(tr("Which text"));
    m_text->setObjectName(u"configText"_s);
    m_text->setAccessibleName(tr("HAProxy configuration"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(Theme::of().font(TextStyle::Command));
    m_text->setMinimumHeight(320);
    wrap(m_state, textWidth);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_proxy);
    top->addWidget(m_state, 1);
    body()->addLayout(top);
    body()->addWidget(m_faults);
    body()->addWidget(m_which, 0, Qt::AlignLeft);
    body()->addWidget(m_text, 1);

    QPushButton *close = addButton(tr("Close"));
    m_save = addButton(tr("Save…"));
    m_copy = addButton(tr("Copy"), u"primary"_s);
    m_save->setObjectName(u"saveConfig"_s);
    m_copy->setObjectName(u"copyConfig"_s);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

ProxyName ProxyConfigDialog::proxy() const
{
    return {m_proxy->currentText()};
}

void ProxyConfigDialog::ask()
{
    const int asked = ++m_asked;
    m_advice.reset();
    m_state->setText(tr("%1 is being asked for its configuration, and the brokers for their versions.").arg(proxy().value));
    m_faults->hide();
    showText();
    QCoro::connect(m_desk.adviseProxy(proxy()), this, [this, asked](const Result<HaproxyAdvice> &advice) {
        if (asked == m_asked)
            showAdvice(advice);
    });
}

void ProxyConfigDialog::showAdvice(const Result<HaproxyAdvice> &advice)
{
    if (!advice) {
        m_state->setText(tr("Nothing can be recommended: %1").arg(advice.error().message));
        return;
    }
    m_advice = *advice;
    if (!advice->present)
        m_state->setText(
            tr("The present configuration of %1 could not be read: %2").arg(advice->proxy.value, advice->unread ? advice->unread->message : QString()));
    else if (advice->faults.isEmpty())
        m_state->setText(tr("%1 of %2 has no fault that matters to AMQP.").arg(advice->file, advice->proxy.value));
    else
        m_state->setText(tr("What is wrong with %1 of %2:").arg(advice->file, advice->proxy.value));
    showFaults(*advice);
    if (!advice->present)
        m_which->setCurrent(RecommendedText);
    showText();
}

void ProxyConfigDialog::showFaults(const HaproxyAdvice &advice)
{
    m_faults->setVisible(!advice.faults.isEmpty());
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(8);
    for (const CheckResult &fault : advice.faults) {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(new GlyphLabel(glyphFor(levelOf(fault.outcome)), 16, list), 0, Qt::AlignTop);
        auto *words = new QVBoxLayout;
        words->setSpacing(2);
        auto *title = new Label(tr("%1: %2").arg(toWord(fault.outcome), fault.title), TextStyle::Body, Token::Text, list);
        wrap(title, textWidth);
        words->addWidget(title);
        for (const QString &text : {fault.text, fault.seen}) {
            if (text.isEmpty())
                continue;
            auto *line = new Label(text, TextStyle::Table, Token::Text2, list);
            line->setTextFormat(Qt::PlainText); // comes from a file of another machine
            wrap(line, textWidth);
            words->addWidget(line);
        }
        row->addLayout(words, 1);
        column->addLayout(row);
    }
    column->addStretch();
    m_faults->setWidget(list);
    // The area paints no ground of its own: it lies on the dialog's.
    list->setAutoFillBackground(false);
    m_faults->viewport()->setAutoFillBackground(false);
    const int wanted = list->heightForWidth(dialogWidth - 56);
    m_faults->setFixedHeight(std::min(mostFaultsHeight, wanted > 0 ? wanted : list->sizeHint().height()));
}

void ProxyConfigDialog::showText()
{
    const bool difference = m_which->current() == DifferenceText;
    if (!m_advice)
        m_text->clear();
    else if (!difference)
        m_text->setPlainText(m_advice->recommended);
    else if (!m_advice->present)
        m_text->setPlainText(tr("There is nothing to compare with: the present configuration could not be read."));
    else if (const QString text = toText(m_advice->difference); text.isEmpty())
        m_text->setPlainText(tr("The present configuration is the recommended one, line by line."));
    else
        m_text->setPlainText(text);
    m_copy->setEnabled(m_advice.has_value());
    m_save->setEnabled(m_advice.has_value());
}

void ProxyConfigDialog::save()
{
    if (!m_advice)
        return;
    auto *dialog = new QFileDialog(this, tr("Save the recommended configuration"));
    dialog->setObjectName(u"saveConfigDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"cfg"_s);
    dialog->setNameFilter(tr("HAProxy configurations (*.cfg)"));
    dialog->selectFile(u"haproxy-%1.cfg"_s.arg(m_advice->proxy.value));
    connect(dialog, &QFileDialog::fileSelected, this, [this, text = m_advice->recommended](const QString &file) {
        QCoro::connect(m_desk.saveText(text, file), this, [this, file](const Status &status) {
            if (status)
                Q_EMIT succeeded(tr("The configuration was saved as %1").arg(QFileInfo(file).fileName()));
            else
                m_state->setText(status.error().message);
        });
    });
    dialog->open();
}

} // namespace warrener
