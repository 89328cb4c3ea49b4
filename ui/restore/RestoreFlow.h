#pragma once

#include "run/runs/RunView.h"
#include "ui/backups/BackupsDesk.h"
#include "ui/restore/RestoreDesk.h"

#include <optional>
#include <stop_token>

class QSettings;

namespace warrener {

/// The pages of the wizard, in their order; their numbers are those of the QWizard.
enum class RestoreStage : std::uint8_t { Source, What, Where, Preview, Confirm, Run, Proof };
inline constexpr int restoreStages = 7;

/// What brings a person to the wizard.
struct RestoreBeginning
{
    QString backup{};     ///< empty: the newest that is suitable
    QString vhost{};      ///< with `queue`: bring back what was there
    QString queue{};      ///< empty: nothing in particular
    QStringList queues{}; ///< queueKey() of several; instead of the two above
    bool operator==(const RestoreBeginning &) const = default;
};

/// One restore from its source to its proof, without a window: what is chosen, what was read and compared, and why it
/// cannot go on. The pages show it.
class RestoreFlow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestoreFlow)

public:
    /// Both outlive it.
    RestoreFlow(BackupsDesk &backups, RestoreDesk &desk, QObject *parent = nullptr);
    ~RestoreFlow() override;

    /// How messages are published (skipped where they are there, marked, how fast) is taken from `settings`, and kept there from
    /// now on. Nothing else is: what is restored, into what, and what it may override is chosen anew each time. Outlives the flow.
    void remember(QSettings *settings, const QString &key);

    BackupsDesk &backups() const { return m_backups; }
    RestoreDesk &desk() const { return m_desk; }

    /// From the start; a restore that runs stays.
    void begin(const RestoreBeginning &beginning);
    const RestoreBeginning &beginning() const { return m_beginning; }

    const RestoreDraft &draft() const { return m_draft; }
    /// Another backup is read, another choice compared anew when its page is shown.
    void setDraft(const RestoreDraft &draft);
    const BackupRow *row() const;              ///< of the chosen backup; null: none
    std::optional<RestorePlace> place() const; ///< none: it is not there any more

    bool isLooking() const { return m_isLooking; } ///< for a backup that has what is wanted
    const std::optional<RestoreContents> &contents() const { return m_contents; }
    const QString &contentsProblem() const { return m_contentsProblem; }
    /// queueKey() of what a person came for and this backup has not.
    const QStringList &missing() const { return m_missing; }
    /// It is encrypted, and no identity opened it.
    bool isLocked() const { return m_isLocked; }
    void setIdentity(const QString &file);

    /// Compares, unless that has been done for this choice already.
    void comparePreview();
    /// Compares in any case.
    void compareAgain();
    const std::optional<RestorePreview> &preview() const { return m_preview; }
    /// The preview with what is ticked in it; there is one.
    const RestorePreview &ticked() const;
    TimePoint previewedAt() const { return m_previewedAt; }
    bool isComparing() const { return m_isComparing; }
    const QString &previewProblem() const { return m_previewProblem; }
    PreviewFigures figures() const;

    void makePlan();
    const std::optional<Plan> &plan() const { return m_plan; }
    const QString &planProblem() const { return m_planProblem; }

    /// Begins the run. `why`: for the journal. Where a rule has refused it before it is overridden with that reason.
    void start(const QString &why);
    bool isStarting() const { return m_isStarting; }
    const QString &startProblem() const { return m_startProblem; }
    const QString &refusingRule() const { return m_rule; } ///< may be overridden; empty: none
    /// A run of this flow has begun.
    bool isBegun() const { return m_isBegun; }
    bool isRunning() const;
    /// As it is, or as it was when another run took its place: its cluster makes others as well. Before it begins: without an id.
    const RunView &run() const;

    /// Why a page cannot be left for the next one; empty: it can.
    QString reasonAgainst(RestoreStage stage) const;
    /// What was chosen there, for the list of the pages.
    QString summary(RestoreStage stage) const;
    /// The run is over, and is not simply done.
    bool isRunDoubtful() const;

Q_SIGNALS:
    void changed();
    void begun();   ///< from the start: another restore
    void started(); ///< the run has begun

private:
    void read();
    void chooseNewest();
    void applyBeginning();
    QCoro::Task<> lookForQueue(int asked);
    void forget();
    QString reasonAgainstNames() const;

    void keepHabits() const;

    BackupsDesk &m_backups;
    RestoreDesk &m_desk;
    QSettings *m_settings = nullptr; ///< null: nothing is remembered
    QString m_settingsKey;
    RestoreBeginning m_beginning;
    QStringList m_missing;
    RestoreDraft m_draft;
    bool m_wantsBackup = false; ///< the list of backups was not there yet
    bool m_isLooking = false;
    int m_looking = 0;

    QString m_readId; ///< whose contents are shown or being read
    bool m_isReading = false;
    bool m_isLocked = false;
    std::optional<RestoreContents> m_contents;
    QString m_contentsProblem;

    std::optional<RestorePreview> m_preview;
    RestoreDraft m_previewOf;                       ///< compared()
    mutable std::optional<RestorePreview> m_ticked; ///< of thousands of objects: made once for each choice
    mutable RestoreDraft m_tickedOf;
    TimePoint m_previewedAt{};
    QString m_previewProblem;
    bool m_isComparing = false;
    int m_asked = 0;
    std::stop_source m_stop;

    std::optional<Plan> m_plan;
    RestoreDraft m_planOf;
    QString m_planProblem;
    bool m_isPlanning = false;
    int m_planned = 0;

    bool m_isStarting = false;
    bool m_isBegun = false;
    QString m_runBefore;     ///< that was current before it
    mutable QString m_runId; ///< empty: it is not to be seen yet
    mutable RunView m_run;   ///< as it was seen last
    QString m_startProblem;
    QString m_rule;
    QHash<QString, QString> m_overrides; ///< rule → why, of this plan
};

} // namespace warrener
