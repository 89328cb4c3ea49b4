#pragma once

#include "ui/recovery/RecoveryDesk.h"

#include <QJsonObject>
#include <QTimer>
#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace warrener {

class Breadcrumb;
class ClusterStore;
class DocumentForm;
class Label;
class NoticeBar;

/// A recovery document as a form and as text, side by side: each follows the other while it is typed, and what is wrong is said
/// with its line.
class DocumentEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentEditor)

public:
    /// Both outlive the editor.
    DocumentEditor(ClusterStore &store, RecoveryDesk &desk, QWidget *parent = nullptr);

    /// A copy of that document, or (own) the document itself; its version is raised.
    void begin(const RecoveryScenario &scenario);
    bool isChanged() const;
    /// Ends without asking.
    void discard();

Q_SIGNALS:
    void left();
    void saved(const QString &scenario);

private:
    void build();
    void textEdited();
    void formEdited(const QJsonObject &json);
    void check();
    void showLine(int line);
    void save();

    ClusterStore &m_store;
    RecoveryDesk &m_desk;
    QByteArray m_before;
    bool m_filling = false;
    bool m_saving = false;
    std::optional<RecoveryDocument> m_document;
    int m_wrongLine = 0;
    QTimer m_pause; ///< typing is not checked letter by letter

    Breadcrumb *m_crumbs;
    NoticeBar *m_notice;
    DocumentForm *m_form;
    QPlainTextEdit *m_text;
    Label *m_place;
    QPushButton *m_cancel;
    QPushButton *m_save;
};

} // namespace warrener
