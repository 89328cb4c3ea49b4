#include "ui/recovery/DocumentForm.h"

#include "plan/recovery/RecoveryActions.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"
#include "ui/parts/MenuButton.h"
#include "ui/parts/ShowThrough.h"
#include "ui/parts/SpinBox.h"
#include "ui/theme/Icons.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QList>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int longestMinutes = 90 * 24 * 60;
constexpr int longestSeconds = 24 * 3600;
constexpr int formRowTall = 28;

constexpr int wordsTall = 58;

QString wordIn(const QJsonObject &json, QLatin1StringView key, QLatin1StringView language)
{
    return json.value(key).toObject().value(language).toString();
}

/// As Worded::text() chooses.
QLatin1StringView ownLanguage()
{
    return QLocale().language() == QLocale::Chinese ? "zh"_L1 : "en"_L1;
}

QString ownWord(const QJsonObject &json, QLatin1StringView key)
{
    const QString own = wordIn(json, key, ownLanguage());
    return own.isEmpty() ? wordIn(json, key, "en"_L1) : own;
}

void setWord(QJsonObject &json, QLatin1StringView key, QLatin1StringView language, const QString &text)
{
    QJsonObject words = json.value(key).toObject();
    const QString before = words.value(language).toString();
    const QLatin1StringView other = language == "en"_L1 ? "zh"_L1 : "en"_L1;
    const QString there = words.value(other).toString();
    words.insert(language, text);
    // A text that is there in one language only cannot be read: what is written in the window's language stands for the other one, letter
    // by letter, until somebody translates it. A translation changes nothing but itself.
    if (language == ownLanguage() && (there.isEmpty() || there == before))
        words.insert(other, text);
    const bool isNothing = words.value("en"_L1).toString().isEmpty() && words.value("zh"_L1).toString().isEmpty();
    if (isNothing)
        json.remove(key);
    else
        json.insert(key, words);
}

/// What is typed into is left alone.
void fill(QLineEdit *field, const QString &text)
{
    if (field->text() != text)
        field->setText(text);
}

void fill(QPlainTextEdit *field, const QString &text)
{
    if (field->toPlainText() != text)
        field->setPlainText(text);
}

Label *formLabel(const QString &text, QWidget *parent)
{
    return new Label(text, TextStyle::Table, Token::Text2, parent);
}

QSpinBox *spinIn(QWidget *parent, const QString &name, int most, const QString &unit, const QString &zero)
{
    auto *spin = new SpinBox(parent);
    spin->setObjectName(name);
    spin->setRange(0, most);
    spin->setSuffix(unit);
    spin->setSpecialValueText(zero);
    spin->setKeyboardTracking(false);
    spin->setMaximumWidth(160);
    return spin;
}

/// What is no action is shown as it was typed.
QString wordOfAction(const QString &id)
{
    const QList<RecoveryAction> &all = allRecoveryActions();
    const auto found = std::ranges::find_if(all, [&id](RecoveryAction action) { return toId(action) == id; });
    return found == all.end() ? id : toWord(*found);
}

} // namespace

DocumentForm::DocumentForm(QWidget *parent)
    : QFrame(parent), m_id(new QLineEdit(this)), m_version(new QLineEdit(this)), m_title(new QLineEdit(this)), m_titleZh(new QLineEdit(this)),
      m_scenario(new QPlainTextEdit(this)), m_scenarioZh(new QPlainTextEdit(this)), m_rpo(spinIn(this, u"formRpo"_s, longestMinutes, tr(" min"), {})),
      m_rto(spinIn(this, u"formRto"_s, longestMinutes, tr(" min"), {})), m_steps(new QListWidget(this)), m_up(new QPushButton(this)),
      m_down(new QPushButton(this)), m_remove(new QPushButton(this)), m_add(new MenuButton(tr("Add a step"), this)), m_stepBox(new QWidget(this)),
      m_stepTitle(new QLineEdit(this)), m_stepTitleZh(new QLineEdit(this)), m_role(new ComboBox(this)),
      m_timeout(spinIn(this, u"stepTimeout"_s, longestSeconds, tr(" s"), tr("as usual"))),
      m_expected(spinIn(this, u"stepExpected"_s, longestSeconds, tr(" s"), tr("as usual"))), m_onFailure(new ComboBox(this)),
      m_instructions(new QPlainTextEdit(this)), m_instructionsZh(new QPlainTextEdit(this))
{
    setProperty("card", true);
    setObjectName(u"documentForm"_s);
    build();
}

void DocumentForm::build()
{
    nameFields();
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(10);
    column->addLayout(headOf(body));
    column->addLayout(barOf(body));
    column->addWidget(m_steps, 1);
    auto *step = new QFormLayout(m_stepBox);
    step->setContentsMargins(0, 0, 0, 0);
    step->setHorizontalSpacing(12);
    step->setVerticalSpacing(6);
    addStepFields(*step);
    column->addWidget(m_stepBox);

    auto *scroll = new QScrollArea(this);
    scroll->setFocusPolicy(Qt::NoFocus);
    showThrough(*scroll, body);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->addWidget(scroll);
    connectAll();
    fillActions();
}

void DocumentForm::nameFields()
{
    const auto name = [](QWidget *field, const QString &id, const QString &words) {
        field->setObjectName(id);
        field->setAccessibleName(words);
    };
    name(m_id, u"formId"_s, tr("Id"));
    name(m_version, u"formVersion"_s, tr("Version"));
    name(m_title, u"formTitle"_s, tr("Title, English"));
    name(m_titleZh, u"formTitleZh"_s, tr("Title, Chinese"));
    name(m_scenario, u"formScenario"_s, tr("What has happened, English"));
    name(m_scenarioZh, u"formScenarioZh"_s, tr("What has happened, Chinese"));
    name(m_rpo, m_rpo->objectName(), tr("RPO"));
    name(m_rto, m_rto->objectName(), tr("RTO"));
    name(m_steps, u"formSteps"_s, tr("Steps"));
    name(m_up, u"stepUp"_s, tr("Move the step up"));
    name(m_down, u"stepDown"_s, tr("Move the step down"));
    name(m_remove, u"stepRemove"_s, tr("Remove the step"));
    name(m_add, u"stepAdd"_s, tr("Add a step"));
    m_up->setIcon(icon(u"chevron-up"_s));
    m_down->setIcon(icon(u"chevron-down"_s));
    m_remove->setIcon(icon(u"trash"_s));
    for (QPushButton *button : {m_up, m_down, m_remove})
        button->setToolTip(button->accessibleName());
    for (QPlainTextEdit *words : {m_scenario, m_scenarioZh}) {
        words->setFixedHeight(wordsTall);
        words->setTabChangesFocus(true);
    }
    m_steps->setMinimumHeight(170);
}

QLayout *DocumentForm::headOf(QWidget *body)
{
    auto *head = new QFormLayout;
    head->setHorizontalSpacing(12);
    head->setVerticalSpacing(6);
    head->addRow(formLabel(tr("Id"), body), m_id);
    head->addRow(formLabel(tr("Version"), body), m_version);
    head->addRow(formLabel(tr("Title, English"), body), m_title);
    head->addRow(formLabel(tr("Title, Chinese"), body), m_titleZh);
    head->addRow(formLabel(tr("What has happened, English"), body), m_scenario);
    head->addRow(formLabel(tr("What has happened, Chinese"), body), m_scenarioZh);
    auto *targets = new QHBoxLayout;
    targets->setSpacing(10);
    targets->addWidget(m_rto);
    targets->addWidget(formLabel(tr("RPO"), body));
    targets->addWidget(m_rpo);
    targets->addStretch(1);
    head->addRow(formLabel(tr("RTO"), body), targets);
    return head;
}

QLayout *DocumentForm::barOf(QWidget *body)
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(6);
    auto *steps = new Label(tr("Steps"), TextStyle::Body, Token::Text, body);
    steps->setWeight(QFont::DemiBold);
    bar->addWidget(steps);
    bar->addStretch(1);
    for (QPushButton *button : {m_up, m_down, m_remove})
        bar->addWidget(button);
    bar->addWidget(m_add);
    return bar;
}

void DocumentForm::connectAll()
{
    connect(m_id, &QLineEdit::textEdited, this, [this](const QString &text) { change([&](QJsonObject &json) { json.insert("id"_L1, text); }); });
    connect(m_version, &QLineEdit::textEdited, this, [this](const QString &text) { change([&](QJsonObject &json) { json.insert("version"_L1, text); }); });
    for (const auto &[field, language] : {std::pair(m_title, "en"_L1), std::pair(m_titleZh, "zh"_L1)}) {
        connect(field, &QLineEdit::textEdited, this,
                [this, language](const QString &text) { change([&](QJsonObject &json) { setWord(json, "title"_L1, language, text); }); });
    }
    for (const auto &[field, language] : {std::pair(m_scenario, "en"_L1), std::pair(m_scenarioZh, "zh"_L1)}) {
        connect(field, &QPlainTextEdit::textChanged, this,
                [this, field, language] { change([&](QJsonObject &json) { setWord(json, "scenario"_L1, language, field->toPlainText()); }); });
    }
    for (const auto &[field, key] : {std::pair(m_rpo, "rpoSeconds"_L1), std::pair(m_rto, "rtoSeconds"_L1)}) {
        connect(field, &QSpinBox::valueChanged, this, [this, key](int minutes) {
            change([&](QJsonObject &json) {
                QJsonObject wanted = json.value("targets"_L1).toObject();
                wanted.insert(key, minutes * 60);
                json.insert("targets"_L1, wanted);
            });
        });
    }
    connect(m_steps, &QListWidget::currentRowChanged, this, [this] {
        if (!m_filling)
            showStep();
    });
    connect(m_up, &QPushButton::clicked, this, [this] { moveStep(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveStep(1); });
    connect(m_remove, &QPushButton::clicked, this, &DocumentForm::removeStep);
}

void DocumentForm::fillActions()
{
    for (const RecoveryAction action : allRecoveryActions()) {
        QAction *entry = m_add->choices()->addAction(toWord(action));
        entry->setToolTip(toId(action));
        entry->setObjectName(u"add."_s + toId(action));
        connect(entry, &QAction::triggered, this, [this, action] { addStep(toId(action)); });
    }
}

void DocumentForm::addStepFields(QFormLayout &form)
{
    m_stepTitle->setObjectName(u"stepTitle"_s);
    m_stepTitle->setAccessibleName(tr("Title of the step, English"));
    m_stepTitleZh->setObjectName(u"stepTitleZh"_s);
    m_stepTitleZh->setAccessibleName(tr("Title of the step, Chinese"));
    m_role->setObjectName(u"stepRole"_s);
    m_role->setAccessibleName(tr("Who answers for the step"));
    for (const RecoveryRole role : allRecoveryRoles())
        m_role->addItem(toWord(role), toId(role));
    m_onFailure->setObjectName(u"stepOnFailure"_s);
    m_onFailure->setAccessibleName(tr("What happens if the step fails"));
    m_onFailure->addItem(tr("as usual for it"), QString());
    m_onFailure->addItem(tr("take everything back"), u"undo"_s);
    m_onFailure->addItem(tr("stop there"), u"stop"_s);
    m_onFailure->addItem(tr("go on"), u"continue"_s);
    m_instructions->setObjectName(u"stepInstructions"_s);
    m_instructions->setAccessibleName(tr("Instructions for people, English"));
    m_instructionsZh->setObjectName(u"stepInstructionsZh"_s);
    m_instructionsZh->setAccessibleName(tr("Instructions for people, Chinese"));
    for (QPlainTextEdit *words : {m_instructions, m_instructionsZh}) {
        words->setFixedHeight(wordsTall);
        words->setTabChangesFocus(true);
    }
    m_timeout->setAccessibleName(tr("Longest time"));
    m_expected->setAccessibleName(tr("Expected time"));
    form.addRow(formLabel(tr("Title, English"), m_stepBox), m_stepTitle);
    form.addRow(formLabel(tr("Title, Chinese"), m_stepBox), m_stepTitleZh);
    form.addRow(formLabel(tr("Role"), m_stepBox), m_role);
    auto *times = new QHBoxLayout;
    times->setSpacing(10);
    times->addWidget(m_expected);
    times->addWidget(formLabel(tr("at most"), m_stepBox));
    times->addWidget(m_timeout);
    times->addStretch(1);
    form.addRow(formLabel(tr("Expected"), m_stepBox), times);
    form.addRow(formLabel(tr("If it fails"), m_stepBox), m_onFailure);
    form.addRow(formLabel(tr("Instructions, English"), m_stepBox), m_instructions);
    form.addRow(formLabel(tr("Instructions, Chinese"), m_stepBox), m_instructionsZh);
    for (const auto &[field, language] : {std::pair(m_stepTitle, "en"_L1), std::pair(m_stepTitleZh, "zh"_L1)}) {
        connect(field, &QLineEdit::textEdited, this,
                [this, language](const QString &text) { changeStep([&](QJsonObject &step) { setWord(step, "title"_L1, language, text); }); });
    }
    for (const auto &[field, language] : {std::pair(m_instructions, "en"_L1), std::pair(m_instructionsZh, "zh"_L1)}) {
        connect(field, &QPlainTextEdit::textChanged, this,
                [this, field, language] { changeStep([&](QJsonObject &step) { setWord(step, "instructions"_L1, language, field->toPlainText()); }); });
    }
    connect(m_role, &QComboBox::activated, this,
            [this] { changeStep([this](QJsonObject &step) { step.insert("role"_L1, m_role->currentData().toString()); }); });
    connect(m_onFailure, &QComboBox::activated, this, [this] {
        changeStep([this](QJsonObject &step) {
            const QString wanted = m_onFailure->currentData().toString();
            if (wanted.isEmpty())
                step.remove("onFailure"_L1);
            else
                step.insert("onFailure"_L1, wanted);
        });
    });
    for (const auto &[field, key] : {std::pair(m_timeout, "timeoutSeconds"_L1), std::pair(m_expected, "expectedSeconds"_L1)}) {
        connect(field, &QSpinBox::valueChanged, this, [this, key](int seconds) {
            changeStep([&](QJsonObject &step) {
                if (seconds == 0)
                    step.remove(key);
                else
                    step.insert(key, seconds);
            });
        });
    }
}

void DocumentForm::setReadable(bool readable)
{
    setEnabled(readable);
}

void DocumentForm::setJson(const QJsonObject &json)
{
    const QScopedValueRollback filling(m_filling, true);
    m_json = json;
    fill(m_id, json.value("id"_L1).toString());
    fill(m_version, json.value("version"_L1).toString());
    fill(m_title, wordIn(json, "title"_L1, "en"_L1));
    fill(m_titleZh, wordIn(json, "title"_L1, "zh"_L1));
    fill(m_scenario, wordIn(json, "scenario"_L1, "en"_L1));
    fill(m_scenarioZh, wordIn(json, "scenario"_L1, "zh"_L1));
    const QJsonObject targets = json.value("targets"_L1).toObject();
    m_rpo->setValue(targets.value("rpoSeconds"_L1).toInt(3600) / 60);
    m_rto->setValue(targets.value("rtoSeconds"_L1).toInt(1800) / 60);
    fillSteps();
    showStep();
}

void DocumentForm::fillSteps()
{
    const QScopedValueRollback filling(m_filling, true);
    const int before = std::max(0, m_steps->currentRow());
    QStringList words;
    m_places.clear();
    for (const QString &list : {u"immediate"_s, u"steps"_s}) {
        const QJsonArray steps = m_json.value(list).toArray();
        for (int i = 0; i < steps.size(); ++i) {
            const QJsonObject step = steps.at(i).toObject();
            const QString title = ownWord(step, "title"_L1);
            const QString what = title.isEmpty() ? wordOfAction(step.value("action"_L1).toString()) : title;
            words.append(list == "immediate"_L1 ? tr("%1. %2 (at once)").arg(words.size() + 1).arg(what) : tr("%1. %2").arg(words.size() + 1).arg(what));
            m_places.append({list, i});
        }
    }
    while (m_steps->count() > words.size())
        delete m_steps->takeItem(m_steps->count() - 1);
    for (int i = 0; i < words.size(); ++i) {
        if (i >= m_steps->count())
            m_steps->addItem(QString());
        m_steps->item(i)->setText(words.at(i));
        m_steps->item(i)->setSizeHint({0, formRowTall});
    }
    m_steps->setCurrentRow(std::min(before, m_steps->count() - 1));
}

std::optional<DocumentForm::Place> DocumentForm::chosen() const
{
    const int row = m_steps->currentRow();
    return row >= 0 && row < m_places.size() ? std::optional(m_places.at(row)) : std::nullopt;
}

QJsonObject DocumentForm::stepAt(const Place &place) const
{
    return m_json.value(place.list).toArray().at(place.at).toObject();
}

void DocumentForm::showStep()
{
    const QScopedValueRollback filling(m_filling, true);
    const std::optional<Place> place = chosen();
    m_stepBox->setEnabled(place.has_value());
    m_up->setEnabled(place && place->at > 0);
    m_down->setEnabled(place && place->at + 1 < m_json.value(place->list).toArray().size());
    m_remove->setEnabled(place.has_value());
    const QJsonObject step = place ? stepAt(*place) : QJsonObject();
    fill(m_stepTitle, wordIn(step, "title"_L1, "en"_L1));
    fill(m_stepTitleZh, wordIn(step, "title"_L1, "zh"_L1));
    fill(m_instructions, wordIn(step, "instructions"_L1, "en"_L1));
    fill(m_instructionsZh, wordIn(step, "instructions"_L1, "zh"_L1));
    m_role->setCurrentIndex(std::max(0, m_role->findData(step.value("role"_L1).toString())));
    m_onFailure->setCurrentIndex(std::max(0, m_onFailure->findData(step.value("onFailure"_L1).toString())));
    m_timeout->setValue(step.value("timeoutSeconds"_L1).toInt());
    m_expected->setValue(step.value("expectedSeconds"_L1).toInt());
}

void DocumentForm::change(const std::function<void(QJsonObject &)> &act)
{
    if (m_filling)
        return;
    act(m_json);
    fillSteps();
    Q_EMIT edited(m_json);
}

void DocumentForm::changeStep(const std::function<void(QJsonObject &)> &act)
{
    const std::optional<Place> place = chosen();
    if (m_filling || !place)
        return;
    change([&](QJsonObject &json) {
        QJsonArray steps = json.value(place->list).toArray();
        QJsonObject step = steps.at(place->at).toObject();
        act(step);
        steps.replace(place->at, step);
        json.insert(place->list, steps);
    });
}

void DocumentForm::moveStep(int by)
{
    const std::optional<Place> place = chosen();
    if (!place)
        return;
    const int row = m_steps->currentRow() + by;
    change([&](QJsonObject &json) {
        QJsonArray steps = json.value(place->list).toArray();
        const QJsonValue step = steps.takeAt(place->at);
        steps.insert(place->at + by, step);
        json.insert(place->list, steps);
    });
    m_steps->setCurrentRow(row);
}

void DocumentForm::removeStep()
{
    const std::optional<Place> place = chosen();
    if (!place)
        return;
    change([&](QJsonObject &json) {
        QJsonArray steps = json.value(place->list).toArray();
        steps.removeAt(place->at);
        json.insert(place->list, steps);
    });
    showStep();
}

/// After the chosen one, with all that its action must have.
void DocumentForm::addStep(const QString &action)
{
    const std::optional<Place> place = chosen();
    const QString list = place ? place->list : u"steps"_s;
    const int at = place ? place->at + 1 : 0;
    QStringList taken;
    for (const Place &each : std::as_const(m_places))
        taken.append(stepAt(each).value("id"_L1).toString());
    QString id = action;
    for (int number = 2; taken.contains(id); ++number)
        id = u"%1-%2"_s.arg(action).arg(number);
    QJsonObject step{{u"id"_s, id}, {u"action"_s, action}, {u"role"_s, toId(RecoveryRole::Operator)}};
    for (const RecoveryAction each : allRecoveryActions()) {
        if (toId(each) != action)
            continue;
        const RecoveryTraits &traits = traitsOf(each);
        if (each == RecoveryAction::Manual || each == RecoveryAction::Approval) {
            setWord(step, "title"_L1, ownLanguage(), tr("What a person does"));
            setWord(step, "instructions"_L1, ownLanguage(), tr("How it is done, and when to say “done”."));
        }
        if (each == RecoveryAction::Condition || each == RecoveryAction::Ask)
            step.insert(u"condition"_s, u"all-nodes-running"_s);
        if (traits.dangerous && traits.undo != nullptr)
            step.insert(u"undo"_s, QString::fromLatin1(traits.undo));
        else if (traits.dangerous)
            setWord(step, "cannotBeUndone"_L1, ownLanguage(), tr("Nothing takes it back."));
    }
    const int row = m_steps->currentRow() + 1;
    change([&](QJsonObject &json) {
        QJsonArray steps = json.value(list).toArray();
        steps.insert(at, step);
        json.insert(list, steps);
    });
    m_steps->setCurrentRow(row);
}

} // namespace warrener
