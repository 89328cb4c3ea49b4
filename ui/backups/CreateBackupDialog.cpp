#include "ui/backups/CreateBackupDialog.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/backups/BackupWords.h"
#include "ui/backups/EstimatesModel.h"
#include "ui/backups/PlanSheet.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/Label.h"
#include "ui/parts/SearchField.h"
#include "ui/parts/SegmentedControl.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/parts/ToolTips.h"
#include "ui/steps/NameCheck.h"
#include "ui/steps/Wrap.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int createWide = 880;
constexpr int createInner = createWide - 40;
constexpr int leastReason = 3; ///< letters, as PlanDialog asks

constexpr BackupType typeChoices[] = {BackupType::Full, BackupType::Incremental, BackupType::Config, BackupType::QueueData};

QStringList typeWords()
{
    QStringList words;
    for (const BackupType type : typeChoices)
        words.append(toWord(type));
    return words;
}

} // namespace

QString costWords(const BackupEstimate &estimate)
{
    QStringList parts;
    parts.append(estimate.bytes < 0 ? CreateBackupDialog::tr("size not known")
                                    : CreateBackupDialog::tr("up to %1, packed it is less").arg(units::size(static_cast<double>(estimate.bytes))));
    if (estimate.time.count() > 0)
        parts.append(CreateBackupDialog::tr("about %1").arg(units::age(TimePoint{}, TimePoint{estimate.time})));
    if (estimate.freeBytes >= 0 && estimate.bytes >= 0) {
        parts.append(estimate.freeBytes > estimate.bytes
                         ? CreateBackupDialog::tr("leaves %1 free").arg(units::size(static_cast<double>(estimate.freeBytes - estimate.bytes)))
                         : CreateBackupDialog::tr("only %1 free").arg(units::size(static_cast<double>(estimate.freeBytes))));
    }
    if (!estimate.logs.isEmpty())
        parts.append(estimate.logs);
    // What one would miss on the day of the restore stands where one looks before one agrees.
    qint64 left = 0;
    for (const QueueEstimate &queue : estimate.queues)
        left += queue.way == MessageWay::None ? std::max<qint64>(0, queue.messages) : 0;
    if (left > 0)
        parts.append(
            (left == 1 ? CreateBackupDialog::tr("without %1 message that is left out") : CreateBackupDialog::tr("without %1 messages that are left out"))
                .arg(units::count(static_cast<double>(left))));
    return phrases::facts(parts);
}

CreateBackupDialog::CreateBackupDialog(BackupsDesk &desk, const ClusterName &cluster, Environment environment, const QStringList &recipients, QWidget *parent)
    : Dialog(tr("Create a backup of %1?").arg(cluster.value), parent), m_desk(desk), m_cluster(cluster), m_environment(environment),
      m_type(new SegmentedControl(typeWords(), this)), m_about(new Label({}, TextStyle::Table, Token::Text2, this)),
      m_definitions(new QCheckBox(tr("Definitions"), this)), m_configuration(new QCheckBox(tr("Configuration of brokers and proxies"), this)),
      m_logs(new QCheckBox(tr("Logs"), this)), m_messages(new QCheckBox(tr("Messages"), this)), m_cold(new QCheckBox(tr("Data directories, cold"), this)),
      m_consumed(new QCheckBox(tr("Read queues with consumers too"), this)), m_prune(new QCheckBox(tr("Afterwards remove what no rule keeps"), this)),
      m_tls(new QCheckBox(tr("TLS files with private keys"), this)), m_cookie(new QCheckBox(tr("Erlang cookie"), this)),
      m_cookieWhy(new Label({}, TextStyle::Caption, Token::Text3, this)), m_recipients(new QLineEdit(recipients.join(u", "_s), this)),
      m_pattern(new SearchField(this)), m_model(new EstimatesModel(this)), m_table(nullptr), m_queues(new QWidget(this)), m_description(new QLineEdit(this)),
      m_cost(new Label({}, TextStyle::Body, Token::Text, this)), m_effect(new Label({}, TextStyle::Body, Token::Text2, this)),
      m_override(new QCheckBox(tr("Override the rule that refuses; the journal keeps the reason"), this)), m_why(new QLineEdit(this)),
      m_name(new NameCheck(this)), m_problem(new Label({}, TextStyle::Body, Token::Bad, this)), m_plan(new QPushButton(tr("Show the plan"), this)),
      m_copy(new QPushButton(tr("Copy as command"), this)), m_create(nullptr)
{
    setObjectName(u"createBackupDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setEnvironment(environment);
    setFixedWidth(createWide);
    // What a script gets that says nothing else.
    const BackupRequest usual = usualRequest(BackupType::Full);
    m_definitions->setChecked(usual.definitions);
    m_configuration->setChecked(usual.configuration);
    m_logs->setChecked(usual.logs);
    m_messages->setChecked(usual.messages);
    m_name->setCluster(cluster, Environment::Test); // until something disturbs
    build();
    m_rest.setSingleShot(true);
    m_rest.setInterval(250);
    connect(&m_rest, &QTimer::timeout, this, &CreateBackupDialog::estimate);
    chooseType();
    estimate();
}

QWidget *CreateBackupDialog::buildParts()
{
    auto *parts = new QWidget(this);
    auto *grid = new QGridLayout(parts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(6);
    grid->addWidget(m_definitions, 0, 0);
    grid->addWidget(m_configuration, 0, 1);
    grid->addWidget(m_logs, 0, 2);
    grid->addWidget(m_messages, 1, 0);
    grid->addWidget(m_cold, 1, 1);
    grid->addWidget(m_tls, 1, 2);
    grid->addWidget(m_cookie, 2, 0);
    grid->addWidget(m_cookieWhy, 2, 1, 1, 2);
    grid->addWidget(m_prune, 3, 0, 1, 3);
    grid->setColumnStretch(2, 1);
    return parts;
}

void CreateBackupDialog::build()
{
    nameFields();
    buildQueues();
    m_about->setEliding(true);
    auto *type = new QHBoxLayout;
    type->setSpacing(12);
    type->addWidget(m_type);
    type->addWidget(m_about, 1);
    body()->addLayout(type);
    body()->addWidget(buildParts());
    body()->addLayout(buildFields());
    body()->addWidget(m_queues);
    for (QWidget *part : std::initializer_list<QWidget *>{m_cost, m_effect, m_override, m_why, m_name, m_problem})
        body()->addWidget(part);
    body()->addStretch(1);
    m_override->hide();
    m_why->hide();
    m_problem->hide();
    QPushButton *cancel = buildFoot();
    connectAll();
    cancel->setFocus();
}

void CreateBackupDialog::nameFields()
{
    m_type->setObjectName(u"backupType"_s);
    m_type->setAccessibleName(tr("Type of the backup"));
    m_definitions->setObjectName(u"partDefinitions"_s);
    m_configuration->setObjectName(u"partConfiguration"_s);
    m_logs->setObjectName(u"partLogs"_s);
    m_messages->setObjectName(u"partMessages"_s);
    m_cold->setObjectName(u"partCold"_s);
    m_cold->setToolTip(tr("Each node is drained, stopped, copied and started, one after the other"));
    m_tls->setObjectName(u"partTls"_s);
    m_cookie->setObjectName(u"partCookie"_s);
    m_consumed->setObjectName(u"readConsumed"_s);
    m_consumed->setToolTip(tr("Messages that are being read come back behind those that consumers have meanwhile got: their order may change"));
    m_prune->setObjectName(u"pruneAfterwards"_s);
    m_prune->setToolTip(tr("By the rules of the settings; Prune preview shows what that would be now"));
    m_recipients->setObjectName(u"backupRecipients"_s);
    m_recipients->setPlaceholderText(tr("not encrypted; age1… or ssh-ed25519 …, several with commas"));
    m_recipients->setAccessibleName(tr("Recipients of the encryption"));
    m_pattern->setObjectName(u"queuePattern"_s);
    m_pattern->setMode(tr("expression"));
    m_pattern->setPlaceholderText(tr("all queues"));
    m_pattern->setAccessibleName(tr("Which queues"));
    m_description->setObjectName(u"backupDescription"_s);
    m_description->setMaxLength(200);
    m_description->setPlaceholderText(tr("What it is for, shown in the list"));
    m_description->setAccessibleName(tr("Description"));
    m_cost->setObjectName(u"backupCost"_s);
    m_cost->setWeight(QFont::DemiBold);
    m_effect->setObjectName(u"backupEffect"_s);
    m_why->setObjectName(u"backupWhy"_s);
    m_why->setMaxLength(200);
    m_why->setPlaceholderText(tr("Why, for the journal"));
    m_why->setAccessibleName(tr("Why the rule is overridden"));
    m_override->setObjectName(u"backupOverride"_s);
    m_problem->setObjectName(u"backupProblem"_s);
}

void CreateBackupDialog::buildQueues()
{
    auto *card = new TableCard(this);
    m_table = card->table();
    m_table->setObjectName(u"backupQueues"_s);
    m_table->setAccessibleName(tr("Queues and how their messages get into the backup"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setDensity(TableView::Density::Long);
    m_table->setItemDelegateForColumn(EstimatesModel::WayColumn, new StateDelegate(m_table));
    m_table->setFixedHeight(174);
    m_table->setToolTip(tr("Enter or a click on the way chooses another one"));
    new ColumnFit(m_table, {.widths = {150, 56, 64, 92, 72, 76, 96, 170},
                            .stretch = EstimatesModel::EffectColumn,
                            .stretchMinimum = 160,
                            .leastFirst = {EstimatesModel::VhostColumn}});
    auto *queues = new QVBoxLayout(m_queues);
    queues->setContentsMargins(0, 0, 0, 0);
    queues->setSpacing(8);
    queues->addWidget(m_pattern);
    queues->addWidget(card);
    queues->addWidget(m_consumed);
}

QLayout *CreateBackupDialog::buildFields()
{
    auto *fields = new QGridLayout;
    fields->setHorizontalSpacing(12);
    fields->setVerticalSpacing(8);
    fields->addWidget(new Label(tr("Encrypt to"), TextStyle::Body, Token::Text2, this), 0, 0);
    fields->addWidget(m_recipients, 0, 1);
    fields->addWidget(new Label(tr("Description"), TextStyle::Body, Token::Text2, this), 1, 0);
    fields->addWidget(m_description, 1, 1);
    return fields;
}

QPushButton *CreateBackupDialog::buildFoot()
{
    m_plan->setObjectName(u"showBackupPlan"_s);
    m_plan->setProperty("kind", u"ghost"_s);
    m_plan->setAutoDefault(false);
    m_copy->setObjectName(u"copyBackupCommand"_s);
    m_copy->setProperty("kind", u"ghost"_s);
    m_copy->setAutoDefault(false);
    footLeft()->addWidget(m_plan);
    footLeft()->addWidget(m_copy);
    footLeft()->addStretch(1);
    QPushButton *cancel = addButton(tr("Cancel"));
    m_create = addButton(tr("Create backup"), u"primary"_s);
    m_create->setObjectName(u"createBackup"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    return cancel;
}

void CreateBackupDialog::connectAll()
{
    connect(m_create, &QPushButton::clicked, this, &CreateBackupDialog::create);
    connect(m_plan, &QPushButton::clicked, this, &CreateBackupDialog::showPlan);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_desk.command(request()));
        Q_EMIT succeeded(tr("The command is on the clipboard"));
    });
    connect(m_type, &SegmentedControl::currentChanged, this, [this] {
        chooseType();
        changed();
    });
    for (QCheckBox *box : {m_definitions, m_configuration, m_logs, m_messages, m_cold, m_consumed, m_tls, m_cookie})
        connect(box, &QCheckBox::toggled, this, &CreateBackupDialog::changed);
    connect(m_recipients, &QLineEdit::textChanged, this, &CreateBackupDialog::changed);
    connect(m_description, &QLineEdit::textChanged, this, &CreateBackupDialog::showButtons);
    connect(m_pattern, &SearchField::searched, this, &CreateBackupDialog::changed);
    connect(m_table, &TableView::opened, this, &CreateBackupDialog::chooseWay);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == EstimatesModel::WayColumn)
            chooseWay(index);
    });
    connect(m_name, &NameCheck::changed, this, &CreateBackupDialog::showButtons);
    connect(m_override, &QCheckBox::toggled, this, &CreateBackupDialog::showButtons);
    connect(m_why, &QLineEdit::textChanged, this, &CreateBackupDialog::showButtons);
}

BackupRequest CreateBackupDialog::request() const
{
    BackupRequest request;
    request.type = typeChoices[m_type->current()];
    const bool config = request.type == BackupType::Config;
    const bool queueData = request.type == BackupType::QueueData;
    request.definitions = !queueData && (config || m_definitions->isChecked());
    request.configuration = !queueData && (config || m_configuration->isChecked());
    request.logs = !config && !queueData && m_logs->isChecked();
    request.messages = queueData || (!config && m_messages->isChecked());
    request.cold = request.type == BackupType::Full && m_cold->isChecked();
    request.tlsFiles = request.configuration && m_tls->isChecked();
    request.queuePattern = m_pattern->text().trimmed();
    request.ways = m_ways;
    request.readConsumed = request.messages && m_consumed->isChecked();
    request.prune = m_prune->isChecked();
    static const QRegularExpression comma(u"\\s*,\\s*"_s);
    request.recipients = m_recipients->text().trimmed().split(comma, Qt::SkipEmptyParts);
    request.cookie = request.configuration && m_cookie->isChecked() && !request.recipients.isEmpty();
    request.description = m_description->text().trimmed();
    return request;
}

void CreateBackupDialog::chooseType()
{
    const BackupType type = typeChoices[m_type->current()];
    const bool all = type == BackupType::Full || type == BackupType::Incremental;
    const bool files = type != BackupType::QueueData;
    for (QCheckBox *part : {m_definitions, m_configuration, m_logs, m_messages})
        part->setVisible(all);
    m_cold->setVisible(type == BackupType::Full);
    m_tls->setVisible(files);
    m_cookie->setVisible(files);
    m_cookieWhy->setVisible(files);
    showEstimate();
}

void CreateBackupDialog::changed()
{
    m_rule.clear();
    m_override->setChecked(false);
    tell({});
    m_rest.start();
    showEstimate();
}

void CreateBackupDialog::estimate()
{
    const BackupRequest wanted = request();
    if (const QRegularExpression pattern(wanted.queuePattern); !pattern.isValid()) {
        // Half an expression is a usual state of typing.
        m_pattern->setProblem(tr("No expression: %1").arg(pattern.errorString()));
        showButtons();
        return;
    }
    m_pattern->setProblem({});
    const int asked = ++m_asked;
    m_isAsking = true;
    showEstimate();
    QCoro::connect(m_desk.estimate(wanted), this, [this, asked](const Result<BackupEstimate> &answer) {
        if (asked != m_asked)
            return;
        m_isAsking = false;
        if (answer) {
            m_estimate = *answer;
            m_model->setQueues(m_estimate.queues);
        } else {
            m_estimate = {};
            tell(backupwords::sentence(answer.error()));
        }
        showEstimate();
    });
}

void CreateBackupDialog::showEstimate()
{
    const BackupRequest wanted = request();
    switch (wanted.type) {
    case BackupType::Full:
        m_about->setText(wanted.cold ? tr("nodes are drained, stopped, copied and started, one after the other") : tr("stands alone; clients go on"));
        break;
    case BackupType::Incremental:
        m_about->setText(m_estimate.base.isEmpty() ? tr("what changed since the newest backup; clients go on")
                                                   : tr("what changed since %1; clients go on").arg(m_estimate.base));
        break;
    case BackupType::Config:
        m_about->setText(tr("definitions and configuration files, no messages; takes seconds"));
        break;
    case BackupType::QueueData:
        m_about->setText(tr("messages of the chosen queues, nothing else"));
        break;
    }
    m_queues->setVisible(wanted.messages);
    m_cookie->setEnabled(!wanted.recipients.isEmpty());
    m_cookieWhy->setText(wanted.recipients.isEmpty() ? tr("the cookie goes into an encrypted backup only")
                                                     : tr("who has the cookie may do anything to the cluster"));
    m_cost->setText(m_isAsking ? tr("Size and time are being estimated") : costWords(m_estimate));
    wrap(m_cost, createInner);
    const bool tooLarge = m_estimate.freeBytes >= 0 && m_estimate.bytes > m_estimate.freeBytes;
    m_cost->setToken(tooLarge && !m_isAsking ? Token::Bad : Token::Text);
    m_effect->setText(!m_estimate.refused.isEmpty() ? m_estimate.refused : m_estimate.effect);
    m_effect->setToken(!m_estimate.refused.isEmpty() ? Token::Bad : disturbs() ? Token::Warn : Token::Text2);
    m_effect->setVisible(!m_effect->text().isEmpty());
    wrap(m_effect, createInner);
    const bool asks = disturbs();
    if (asks != m_nameAsked) {
        m_nameAsked = asks;
        m_name->setCluster(m_cluster, asks ? m_environment : Environment::Test);
    }
    showButtons();
    fit();
}

/// Asked in proportion: a snapshot disturbs nobody.
bool CreateBackupDialog::disturbs() const
{
    const BackupRequest wanted = request();
    const bool counts = wanted.messages && std::ranges::any_of(m_estimate.queues, [](const QueueEstimate &queue) { return queue.way == MessageWay::Read; });
    return wanted.cold || wanted.tlsFiles || wanted.cookie || counts;
}

QString CreateBackupDialog::reasonAgainst() const
{
    if (m_isBusy)
        return tr("It is being begun");
    if (m_isAsking || m_rest.isActive())
        return tr("Size and effect are being estimated");
    if (!m_pattern->accessibleDescription().isEmpty())
        return m_pattern->accessibleDescription();
    if (!m_estimate.refused.isEmpty())
        return m_estimate.refused;
    const BackupRequest wanted = request();
    if (!wanted.definitions && !wanted.configuration && !wanted.logs && !wanted.messages && !wanted.cold)
        return tr("Nothing is chosen");
    if (m_estimate.freeBytes >= 0 && m_estimate.bytes > m_estimate.freeBytes)
        return tr("There is not enough free space");
    if (!m_rule.isEmpty() && (!m_override->isChecked() || m_why->text().trimmed().size() < leastReason))
        return tr("Say why the rule is overridden");
    return m_name->isGiven() ? QString() : tr("Enabled when the name is complete");
}

void CreateBackupDialog::showButtons()
{
    const QString reason = reasonAgainst();
    m_create->setEnabled(reason.isEmpty());
    m_create->setToolTip(plainTip(reason));
    m_create->setText(request().cold ? tr("Create cold backup") : tr("Create backup"));
    m_plan->setEnabled(!m_isBusy);
}

void CreateBackupDialog::chooseWay(const QModelIndex &index)
{
    const QueueEstimate *queue = m_model->rowAt(index.row());
    if (!queue)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"wayMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QList<MessageWay> ways = queue->possible;
    ways.append(MessageWay::None);
    for (const MessageWay way : std::as_const(ways)) {
        QAction *action = menu->addAction(toWord(way));
        action->setCheckable(true);
        action->setChecked(way == queue->way);
        connect(action, &QAction::triggered, this, [this, of = *queue, way] { setWay(of, way); });
    }
    if (!queue->reason.isEmpty())
        menu->addAction(queue->reason)->setEnabled(false);
    menu->popup(m_table->viewport()->mapToGlobal(m_table->visualRect(index.siblingAtColumn(EstimatesModel::WayColumn)).bottomLeft()));
}

void CreateBackupDialog::setWay(const QueueEstimate &queue, MessageWay way)
{
    m_ways.insert(queueKey(queue.vhost, queue.name), way);
    changed();
}

void CreateBackupDialog::showPlan()
{
    m_plan->setEnabled(false);
    QCoro::connect(m_desk.plan(request()), this, [this](const Result<Plan> &plan) {
        m_plan->setEnabled(true);
        if (!plan) {
            tell(backupwords::sentence(plan.error()));
            return;
        }
        (new PlanSheet(*plan, m_environment, this))->open();
    });
}

void CreateBackupDialog::create()
{
    if (!reasonAgainst().isEmpty())
        return;
    m_isBusy = true;
    tell({});
    QCoro::connect(m_desk.plan(request()), this, [this](const Result<Plan> &plan) {
        if (plan) {
            start(*plan);
            return;
        }
        m_isBusy = false;
        tell(backupwords::sentence(plan.error()));
    });
}

void CreateBackupDialog::start(const Plan &plan)
{
    Plan reasoned = plan;
    QHash<QString, QString> overrides;
    if (!m_rule.isEmpty()) {
        reasoned.why = m_why->text().trimmed();
        overrides.insert(m_rule, reasoned.why);
    }
    QCoro::connect(m_desk.start(reasoned, overrides), this, [this](const Status &status) {
        m_isBusy = false;
        if (status) {
            Q_EMIT begun();
            accept();
            return;
        }
        m_rule = status.error().rule;
        tell(backupwords::sentence(status.error()));
    });
}

void CreateBackupDialog::tell(const QString &problem)
{
    m_problem->setText(problem);
    wrap(m_problem, createInner);
    m_problem->setVisible(!problem.isEmpty());
    m_override->setVisible(!m_rule.isEmpty());
    m_why->setVisible(!m_rule.isEmpty());
    showButtons();
    fit();
}

/// As high as its words need at this width: adjustSize() would ask labels that were not laid out yet.
void CreateBackupDialog::fit()
{
    layout()->activate();
    resize(createWide, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(createWide) : layout()->totalSizeHint().height());
}

} // namespace warrener
