#pragma once

#include "ui/failover/FailoverDesk.h"
#include "ui/parts/Dialog.h"

class QPlainTextEdit;
class QScrollArea;

namespace warrener {

class ComboBox;
class Label;
class SegmentedControl;

/// The configuration that HAProxy should have, to be copied or saved, beside what is wrong with the
/// one that it has. Nothing is changed on the proxy.
class ProxyConfigDialog final : public Dialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyConfigDialog)

public:
    /// `desk` outlives the dialog; `profile` has a proxy.
    ProxyConfigDialog(FailoverDesk &desk, const ClusterProfile &profile, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Worth a short word: "copied", "saved".
    void succeeded(const QString &text);

private:
    void build(const ClusterProfile &profile);
    void ask();
    void showAdvice(const Result<HaproxyAdvice> &advice);
    void showFaults(const HaproxyAdvice &advice);
    void showText();
    void save();
    ProxyName proxy() const;

    FailoverDesk &m_desk;
    int m_asked = 0; ///< numbers the questions: the newest counts
    std::optional<HaproxyAdvice> m_advice;

    ComboBox *m_proxy;
    Label *m_state;
    QScrollArea *m_faults;
    SegmentedControl *m_which;
    QPlainTextEdit *m_text;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace warrener
