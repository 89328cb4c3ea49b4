#include "ui/settings/SettingsPage.h"

#include "base/Phrases.h"
#include "cluster/ClearText.h"
#include "ui/parts/Card.h"
#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"
#include "ui/parts/PageHeader.h"
#include "ui/parts/SpinBox.h"
#include "ui/parts/ToolTips.h"
#include "ui/settings/BackupSettingsCard.h"
#include "ui/settings/SettingsGrid.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

/// A field of the form, and not the line within one.
bool isField(const QWidget &widget)
{
    const bool isInner = qobject_cast<const QAbstractSpinBox *>(widget.parentWidget()) || qobject_cast<const QComboBox *>(widget.parentWidget());
    return !isInner
           && (qobject_cast<const QAbstractSpinBox *>(&widget) || qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QLineEdit *>(&widget)
               || qobject_cast<const QCheckBox *>(&widget));
}

QString shownIn(const QWidget &field)
{
    if (const auto *spin = qobject_cast<const QAbstractSpinBox *>(&field))
        return spin->text();
    if (const auto *box = qobject_cast<const QComboBox *>(&field))
        return box->currentText();
    if (const auto *line = qobject_cast<const QLineEdit *>(&field))
        return line->text().trimmed();
    const auto *check = qobject_cast<const QCheckBox *>(&field);
    return check && check->isChecked() ? u"x"_s : QString();
}

QString nameOf(const QWidget &field)
{
    const auto *check = qobject_cast<const QCheckBox *>(&field);
    return field.accessibleName().isEmpty() && check ? check->text() : field.accessibleName();
}

} // namespace

SettingsPage::SettingsPage(const ClusterProfile &profile, const Program &program, SaveProfile save, QWidget *parent)
    : Page(parent), m_profile(profile), m_program(program), m_save(std::move(save)), m_backups(new BackupSettingsCard(this)),
      m_note(new Label({}, TextStyle::Table, Token::Text2, this)), m_saveButton(new QPushButton(tr("Save"), this)),
      m_revert(new QPushButton(tr("Revert"), this))
{
    m_saveButton->setObjectName(u"saveSettings"_s);
    m_saveButton->setProperty("kind", u"primary"_s);
    m_revert->setObjectName(u"revertSettings"_s);
    m_note->setEliding(true);
    auto *header = new PageHeader(tr("Settings"), this);
    header->setLine(tr("of %1 and of this program").arg(profile.name.value));

    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(makeAccount());
    column->addWidget(makeCluster());
    column->addWidget(makeThresholds());
    column->addWidget(makePlaces());
    column->addWidget(makeFailover());
    column->addWidget(makeTargets());
    column->addWidget(m_backups);
    column->addWidget(makeProgram());
    column->addStretch(1);
    content->setMaximumWidth(820);
    // The bar stands beside the form that it scrolls.
    constexpr int barRoom = 18;
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setMaximumWidth(820 + barRoom);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_saveButton);
    foot->addWidget(m_revert);
    foot->addSpacing(8);
    foot->addWidget(m_note, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(20, 16, 20, 16);
    all->setSpacing(12);
    all->addWidget(header);
    auto *form = new QHBoxLayout;
    form->addWidget(scroll, 1);
    form->addStretch(0);
    all->addLayout(form, 1);
    all->addLayout(foot);

    connect(m_saveButton, &QPushButton::clicked, this, &SettingsPage::save);
    connect(m_backups, &BackupSettingsCard::changed, this, &SettingsPage::showState);
    connect(m_revert, &QPushButton::clicked, this, [this] { fill(m_profile); });
    fill(profile);
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

bool SettingsPage::escape()
{
    if (!isChanged())
        return false;
    fill(m_profile);
    return true;
}

QWidget *SettingsPage::makeAccount()
{
    auto *card = new Card(tr("Cluster"), this);
    card->setCaption(tr("its environment, the user and the password, and where its nodes answer"));
    auto *words = new Label(tr("%1, asked as %2").arg(toWord(m_profile.environment), m_profile.user), TextStyle::Body, Token::Text2, card);
    words->setEliding(true);
    auto *edit = new QPushButton(tr("Edit cluster…"), card);
    edit->setObjectName(u"editCluster"_s);
    connect(edit, &QPushButton::clicked, this, &SettingsPage::editRequested);
    m_doors.append(edit);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(words, 1);
    row->addWidget(edit);
    card->body()->addLayout(row);
    return card;
}

QWidget *SettingsPage::makeCluster()
{
    auto *card = new Card(tr("Asking"), this);
    card->setCaption(tr("how often and how long"));
    QGridLayout *grid = makeSettingsGrid();
    m_poll = makeSettingsSpin<SpinBox>(card, u"pollInterval"_s, tr("Polling interval"));
    m_poll->setRange(profilebounds::pollSeconds.least, profilebounds::pollSeconds.most);
    m_poll->setSuffix(tr(" s"));
    m_timeout = makeSettingsSpin<SpinBox>(card, u"timeout"_s, tr("Time-out of one request"));
    m_timeout->setRange(profilebounds::timeoutMs.least, profilebounds::timeoutMs.most);
    m_timeout->setSingleStep(100);
    m_timeout->setGroupSeparatorShown(true);
    m_timeout->setSuffix(tr(" ms"));
    grid->addWidget(new Label(m_poll->accessibleName(), TextStyle::Body, Token::Text2, card), 0, 0);
    grid->addWidget(m_poll, 0, 1);
    grid->addWidget(new Label(tr("each node, host and proxy is asked this often"), TextStyle::Table, Token::Text3, card), 0, 2, 1, 3);
    grid->addWidget(new Label(m_timeout->accessibleName(), TextStyle::Body, Token::Text2, card), 1, 0);
    grid->addWidget(m_timeout, 1, 1);
    grid->addWidget(new Label(tr("a node that is silent for longer counts as not answering"), TextStyle::Table, Token::Text3, card), 1, 2, 1, 3);
    card->body()->addLayout(grid);
    if (const QString clear = clearTextWords(clearTextDoors(m_profile)); !clear.isEmpty()) {
        auto *words = new Label(clear, TextStyle::Table, Token::Warn, card);
        words->setObjectName(u"clearText"_s);
        words->setWordWrap(true);
        card->body()->addWidget(words);
    }
    connect(m_poll, &QSpinBox::valueChanged, this, &SettingsPage::showState);
    connect(m_timeout, &QSpinBox::valueChanged, this, &SettingsPage::showState);
    return card;
}

QWidget *SettingsPage::makeThresholds()
{
    auto *card = new Card(tr("Thresholds of hosts"), this);
    card->setCaption(tr("above which a figure is a warning or critical"));
    QGridLayout *grid = makeSettingsGrid();
    grid->addWidget(new Label(tr("Warning"), TextStyle::Caption, Token::Text2, card), 0, 1);
    grid->addWidget(new Label(tr("Critical"), TextStyle::Caption, Token::Text2, card), 0, 2);
    const auto row = [&](const QString &what, const QString &id, bool percent, double Thresholds::*warning, double Thresholds::*critical) {
        const auto spin = [&](const QString &name, const QString &accessible) {
            auto *made = makeSettingsSpin<DoubleSpinBox>(card, name, accessible);
            made->setRange(0, 100);
            made->setDecimals(percent ? 0 : 2);
            made->setSingleStep(percent ? 1 : 0.05);
            made->setSuffix(percent ? tr(" %") : QString());
            connect(made, &QDoubleSpinBox::valueChanged, this, &SettingsPage::showState);
            return made;
        };
        const Pair pair{spin(id + u"Warning"_s, tr("%1: warning").arg(what)), spin(id + u"Critical"_s, tr("%1: critical").arg(what)), warning, critical};
        const int line = grid->rowCount();
        grid->addWidget(new Label(what, TextStyle::Body, Token::Text2, card), line, 0);
        grid->addWidget(pair.warning, line, 1);
        grid->addWidget(pair.critical, line, 2);
        m_pairs.append(pair);
    };
    row(tr("CPU, of all cores"), u"cpu"_s, true, &Thresholds::cpuWarning, &Thresholds::cpuCritical);
    row(tr("Memory of the host"), u"memory"_s, true, &Thresholds::memoryWarning, &Thresholds::memoryCritical);
    row(tr("Disk, used"), u"disk"_s, true, &Thresholds::diskWarning, &Thresholds::diskCritical);
    row(tr("Load of 1 minute, per core"), u"load"_s, false, &Thresholds::loadWarning, &Thresholds::loadCritical);
    card->body()->addLayout(grid);
    return card;
}

QWidget *SettingsPage::makePlaces()
{
    auto *card = new Card(tr("Hosts and proxies"), this);
    card->setCaption(tr("logins by SSH, and the proxies that clients go through"));
    const auto logins = std::ranges::count_if(m_profile.hosts, [](const HostProfile &host) { return !host.ssh.isEmpty(); });
    const auto hostCount = m_profile.hosts.size(), proxyCount = m_profile.proxies.size();
    const QString hosts = (hostCount == 1 ? tr("%1 host") : tr("%1 hosts")).arg(hostCount);
    const QString proxies = (proxyCount == 1 ? tr("%1 proxy") : tr("%1 proxies")).arg(proxyCount);
    auto *words = new Label(tr("%1, %2 with a login; %3", "so many hosts; so many proxies").arg(hosts).arg(logins).arg(proxies), TextStyle::Body,
                            m_profile.proxies.isEmpty() ? Token::Warn : Token::Text2, card);
    words->setObjectName(u"placesWords"_s);
    auto *edit = new QPushButton(tr("Edit hosts and proxies…"), card);
    edit->setObjectName(u"editPlaces"_s);
    connect(edit, &QPushButton::clicked, this, &SettingsPage::placesRequested);
    m_doors.append(edit);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(words, 1);
    row->addWidget(edit);
    card->body()->addLayout(row);
    return card;
}

/// Each rule with what follows from it: a number alone would be guessed at.
QWidget *SettingsPage::makeFailover()
{
    auto *card = new Card(tr("Failover"), this);
    card->setCaption(tr("when a node that dies is failed over without a person"));
    QGridLayout *grid = makeSettingsGrid();
    m_automatic = new QCheckBox(tr("Arm the automatic failover when this cluster is opened"), card);
    m_automatic->setObjectName(u"failoverAutomatic"_s);
    connect(m_automatic, &QCheckBox::toggled, this, &SettingsPage::showState);
    grid->addWidget(m_automatic, 0, 0, 1, 5);
    const auto row = [&](const QString &id, const QString &what, Bounds bounds, const QString &suffix, const QString &means,
                         std::function<int(const FailoverSettings &)> read, std::function<void(FailoverSettings &, int)> write) {
        auto *spin = makeSettingsSpin<SpinBox>(card, id, what);
        spin->setRange(bounds.least, bounds.most);
        spin->setGroupSeparatorShown(true);
        spin->setSuffix(suffix);
        connect(spin, &QSpinBox::valueChanged, this, &SettingsPage::showState);
        const int line = grid->rowCount();
        grid->addWidget(new Label(what, TextStyle::Body, Token::Text2, card), line, 0);
        grid->addWidget(spin, line, 1);
        auto *words = new Label(means, TextStyle::Table, Token::Text3, card);
        words->setWordWrap(true);
        grid->addWidget(words, line, 2, 1, 3);
        m_rules.append({spin, std::move(read), std::move(write)});
    };
    using std::chrono::seconds;
    row(
        u"failoverCheck"_s, tr("Check every"), failoverbounds::checkInterval, tr(" s"), tr("how often each node is asked whether it is alive"),
        [](const FailoverSettings &of) { return int(of.checkInterval.count()); }, [](FailoverSettings &of, int value) { of.checkInterval = seconds{value}; });
    row(
        u"failoverFailures"_s, tr("Failures in a row"), failoverbounds::failures, {},
        tr("after so many checks without an answer others are asked; if they agree, it is failed over"), [](const FailoverSettings &of) { return of.failures; },
        [](FailoverSettings &of, int value) { of.failures = value; });
    row(
        u"failoverRecovery"_s, tr("Check a failed node every"), failoverbounds::recoveryInterval, tr(" s"),
        tr("how often a node that was failed over is asked whether it is back"), [](const FailoverSettings &of) { return int(of.recoveryInterval.count()); },
        [](FailoverSettings &of, int value) { of.recoveryInterval = seconds{value}; });
    row(
        u"failoverLongest"_s, tr("Longest run"), failoverbounds::longest, tr(" s"), tr("a failover that takes longer has failed, and a person must look"),
        [](const FailoverSettings &of) { return int(of.longest.count()); }, [](FailoverSettings &of, int value) { of.longest = seconds{value}; });
    row(
        u"failoverBlock"_s, tr("Block afterwards"), Bounds{failoverbounds::block.least / 60, failoverbounds::block.most / 60}, tr(" min"),
        tr("so long nothing more is moved by itself, unless a person acknowledges; against moving back and forth"),
        [](const FailoverSettings &of) { return int(of.block.count() / 60); },
        [](FailoverSettings &of, int value) {
            // Seconds that somebody wrote into the profile stay as long as their minutes do.
            if (of.block.count() / 60 != value)
                of.block = std::chrono::minutes{value};
        });
    row(
        u"failoverClients"_s, tr("Clients asked per second"), failoverbounds::clientsPerSecond, {},
        tr("so many connections a second are closed when clients are moved, so that they do not all return at once"),
        [](const FailoverSettings &of) { return of.clientsPerSecond; }, [](FailoverSettings &of, int value) { of.clientsPerSecond = value; });
    card->body()->addLayout(grid);
    return card;
}

QWidget *SettingsPage::makeTargets()
{
    auto *card = new Card(tr("Who may take over"), this);
    card->setCaption(tr("of two healthy nodes the one with more points is chosen"));
    QGridLayout *grid = makeSettingsGrid();
    grid->addWidget(new Label(tr("Points"), TextStyle::Caption, Token::Text2, card), 0, 1);
    for (const NodeProfile &node : std::as_const(m_profile.nodes)) {
        const QString name = shortName(node.name);
        const int line = grid->rowCount();
        auto *priority = makeSettingsSpin<SpinBox>(card, u"priority."_s + name, tr("Points of %1").arg(name));
        priority->setRange(failoverbounds::priority.least, failoverbounds::priority.most);
        auto *never = new QCheckBox(tr("never a target"), card);
        never->setObjectName(u"never."_s + name);
        never->setAccessibleName(tr("%1 is never a target").arg(name));
        connect(priority, &QSpinBox::valueChanged, this, &SettingsPage::showState);
        connect(never, &QCheckBox::toggled, this, &SettingsPage::showState);
        connect(never, &QCheckBox::toggled, priority, &QWidget::setDisabled);
        grid->addWidget(new Label(name, TextStyle::Body, Token::Text2, card), line, 0);
        grid->addWidget(priority, line, 1);
        grid->addWidget(never, line, 2);
        m_targets.append({priority, never});
    }
    card->body()->addLayout(grid);
    return card;
}

QWidget *SettingsPage::makeProgram()
{
    auto *card = new Card(tr("This program"), this);
    card->setCaption(tr("saved with the rest of this page"));
    QGridLayout *grid = makeSettingsGrid();
    m_scheme = new ComboBox(card);
    m_scheme->setObjectName(u"scheme"_s);
    m_scheme->setAccessibleName(tr("Colours"));
    m_scheme->addItem(tr("As the system"), static_cast<int>(Theme::Scheme::System));
    m_scheme->addItem(tr("Light"), static_cast<int>(Theme::Scheme::Light));
    m_scheme->addItem(tr("Dark"), static_cast<int>(Theme::Scheme::Dark));
    m_language = new ComboBox(card);
    m_language->setObjectName(u"language"_s);
    m_language->setAccessibleName(tr("Language"));
    m_language->addItem(tr("As the system"), QString());
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"简体中文"_s, u"zh_CN"_s);
    grid->addWidget(new Label(m_scheme->accessibleName(), TextStyle::Body, Token::Text2, card), 0, 0);
    grid->addWidget(m_scheme, 0, 1);
    grid->addWidget(new Label(m_language->accessibleName(), TextStyle::Body, Token::Text2, card), 1, 0);
    grid->addWidget(m_language, 1, 1);
    grid->addWidget(new Label(tr("holds from the next start"), TextStyle::Table, Token::Text3, card), 1, 2, 1, 3);
    card->body()->addLayout(grid);
    connect(m_scheme, &QComboBox::currentIndexChanged, this, &SettingsPage::showState);
    connect(m_language, &QComboBox::currentIndexChanged, this, &SettingsPage::showState);
    return card;
}

SettingsPage::Program SettingsPage::editedProgram() const
{
    return {static_cast<Theme::Scheme>(m_scheme->currentData().toInt()), m_language->currentData().toString()};
}

bool SettingsPage::isChanged() const
{
    return edited() != m_profile || editedProgram() != m_program;
}

QStringList SettingsPage::changedNames() const
{
    QStringList names;
    for (const auto &[field, text] : m_filled) {
        if (shownIn(*field) != text)
            names.append(nameOf(*field));
    }
    return names;
}

ClusterProfile SettingsPage::edited() const
{
    ClusterProfile profile = m_profile;
    profile.poll = std::chrono::seconds{m_poll->value()};
    profile.timeout = Millis{m_timeout->value()};
    for (const Pair &pair : m_pairs) {
        profile.thresholds.*pair.warningMember = pair.warning->value();
        profile.thresholds.*pair.criticalMember = pair.critical->value();
    }
    FailoverSettings rules = failoverSettings(m_profile);
    for (const Rule &rule : m_rules)
        rule.write(rules, rule.spin->value());
    rules.automatic = m_automatic->isChecked();
    if (rules != failoverSettings(m_profile))
        setFailoverSettings(profile, rules);
    if (const BackupSettings backups = m_backups->settings(); backups != backupSettings(m_profile))
        setBackupSettings(profile, backups);
    for (qsizetype i = 0; i < m_targets.size(); ++i) {
        NodeProfile &node = profile.nodes[i];
        const NodePreference wanted{.priority = m_targets.at(i).priority->value(), .never = m_targets.at(i).never->isChecked()};
        if (wanted != nodePreference(node))
            setNodePreference(node, wanted);
    }
    return profile;
}

void SettingsPage::fill(const ClusterProfile &profile)
{
    m_poll->setValue(static_cast<int>(profile.poll.count()));
    m_timeout->setValue(static_cast<int>(profile.timeout.count()));
    for (const Pair &pair : std::as_const(m_pairs)) {
        pair.warning->setValue(profile.thresholds.*pair.warningMember);
        pair.critical->setValue(profile.thresholds.*pair.criticalMember);
    }
    const FailoverSettings rules = failoverSettings(profile);
    for (const Rule &rule : std::as_const(m_rules))
        rule.spin->setValue(rule.read(rules));
    m_automatic->setChecked(rules.automatic);
    m_backups->setSettings(backupSettings(profile));
    for (qsizetype i = 0; i < m_targets.size(); ++i) {
        const NodePreference preference = nodePreference(profile.nodes.at(i));
        m_targets.at(i).priority->setValue(preference.priority);
        m_targets.at(i).never->setChecked(preference.never);
    }
    m_scheme->setCurrentIndex(m_scheme->findData(static_cast<int>(m_program.scheme)));
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_program.language)));
    m_filled.clear();
    for (const auto listed = findChildren<QWidget *>(); const QWidget *field : listed) {
        if (isField(*field))
            m_filled.append({field, shownIn(*field)});
    }
    showState();
}

void SettingsPage::showState()
{
    const bool changed = isChanged();
    const bool upsideDown = std::ranges::any_of(m_pairs, [](const Pair &pair) { return pair.critical->value() < pair.warning->value(); });
    const QString problem = upsideDown ? tr("A critical threshold must not be under its warning") : m_backups->problem();
    m_saveButton->setEnabled(changed && problem.isEmpty());
    // What stands here and is not saved would be lost by what is saved there.
    for (QPushButton *door : std::as_const(m_doors)) {
        door->setEnabled(!changed);
        door->setToolTip(changed ? plainTip(tr("Save or revert first what was changed on this page")) : QString());
        door->setAccessibleDescription(changed ? tr("Save or revert first what was changed on this page") : QString());
    }
    m_revert->setEnabled(changed);
    m_note->setToken(problem.isEmpty() ? Token::Text2 : Token::Bad);
    if (!problem.isEmpty())
        m_note->setText(problem);
    else
        m_note->setText(changed ? tr("Holds once it is saved: %1").arg(phrases::list(changedNames())) : tr("Nothing has been changed"));
}

void SettingsPage::save()
{
    const ClusterProfile wanted = edited();
    const Program program = editedProgram();
    if (wanted == m_profile) {
        saved(wanted, program);
        return;
    }
    m_saveButton->setEnabled(false);
    m_save(wanted, [guard = QPointer(this), wanted, program](const Status &status) {
        if (!guard)
            return;
        if (status) {
            guard->saved(wanted, program);
            return;
        }
        guard->showState();
        guard->m_note->setToken(Token::Bad);
        guard->m_note->setText(status.error().message);
    });
}

/// `program` goes out where it was changed; what was entered meanwhile stays.
void SettingsPage::saved(const ClusterProfile &profile, const Program &program)
{
    const bool isOfCluster = profile != m_profile;
    const bool isOfProgram = program != m_program;
    m_profile = profile;
    m_program = program;
    if (isOfProgram)
        Q_EMIT programChanged(program);
    for (auto &[field, text] : m_filled)
        text = shownIn(*field);
    Q_EMIT succeeded(isOfCluster ? tr("Settings of %1 saved").arg(profile.name.value) : tr("Settings of this program saved"));
    showState();
}

} // namespace warrener
