#pragma once

#include "ui/clusters/DiscoveryRun.h"
#include "ui/parts/Dialog.h"
#include "ui/theme/Glyph.h"

#include <functional>
#include <memory>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace warrener {

class ConnectionForm;
class GlyphLabel;
class Label;
class NodeDraftModel;
class StepsModel;
class TableCard;

/// From one URL and a user to a cluster profile: each part is tried and shown with its result,
/// the nodes that were found can be corrected, then all is saved. Never blocks; Esc cancels.
class AddClusterDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AddClusterDialog)

public:
    using MakeRun = std::function<std::unique_ptr<DiscoveryRun>()>;
    /// What the test went through with.
    struct Given
    {
        QString password;
        bool keep = false; ///< in the keychain, too
    };
    /// Keeps profile and password and calls back, with a reason where it failed.
    using Save = std::function<void(const ClusterProfile &profile, const Given &given, const std::function<void(const Status &)> &done)>;

    AddClusterDialog(MakeRun makeRun, Save save, QWidget *parent = nullptr);
    ~AddClusterDialog() override;

Q_SIGNALS:
    void saved(const warrener::ClusterName &name);

private:
    void test();
    void grow();
    void stopTest();
    void takeStep(const DiscoveryStep &step);
    void takeResult(const DiscoveryResult &result);
    void takeFailure(const Error &error);
    void save();
    void sayWhatWasFound();
    void showState();
    void say(GlyphKind glyph, const QString &text);
    /// What is known of no cluster is not asked for, and no environment is shown: not of one that does not even let in.
    void showFound(bool found);
    QWidget *makeResults();
    QWidget *makeFound(QWidget *parent);
    QWidget *makeNaming(QWidget *results);
    QString problem() const;

    MakeRun m_makeRun;
    Save m_save;
    std::unique_ptr<DiscoveryRun> m_run;
    bool m_found = false;
    bool m_saving = false;
    QUrl m_asked;       ///< what was found belongs to it
    QString m_password; ///< the one that the test went through with
    ConnectionForm *m_form;
    QWidget *m_results;
    QWidget *m_foundPart = nullptr;  ///< the nodes: once there is a cluster
    QWidget *m_namingPart = nullptr; ///< its name and environment, likewise
    StepsModel *m_steps;
    NodeDraftModel *m_nodes;
    TableCard *m_stepTable = nullptr;
    TableCard *m_nodeTable = nullptr;
    Label *m_clearText = nullptr;
    QLineEdit *m_name = nullptr;
    QComboBox *m_environment = nullptr;
    QCheckBox *m_keep = nullptr;
    GlyphLabel *m_glyph;
    Label *m_note;
    QPushButton *m_test;
    QPushButton *m_saveButton;
};

} // namespace warrener
