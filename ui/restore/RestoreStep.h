#pragma once

#include "ui/parts/PageTarget.h"
#include "ui/restore/RestoreFlow.h"

#include <QWizardPage>

class QHBoxLayout;
class QVBoxLayout;

namespace warrener {

class Label;

/// One page of the wizard: its title, the sentence that says what it is for, and what the child puts below.
class RestoreStep : public QWizardPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestoreStep)

public:
    RestoreStep(RestoreFlow &flow, RestoreStage stage, const QString &title, const QString &sentence, QWidget *parent = nullptr);

    RestoreFlow &flow() const { return m_flow; }
    RestoreStage stage() const { return m_stage; }
    QString name() const { return m_name; } ///< its title

    /// Why the next page cannot be shown; empty: it can.
    virtual QString reasonAgainst() const { return m_flow.reasonAgainst(m_stage); }
    bool isComplete() const final { return reasonAgainst().isEmpty(); }
    virtual QString nextWords() const = 0; ///< of the button that leads on
    /// The page is shown, or shown again.
    virtual void enter() {}
    /// The flow has changed while the page is shown.
    virtual void refresh() = 0;
    virtual QWidget *firstField() = 0;
    virtual bool focusFilter() { return false; }

    void initializePage() override { enter(); }

Q_SIGNALS:
    void openRequested(const warrener::PageTarget &target);
    void succeeded(const QString &text);

protected:
    QVBoxLayout *body() const { return m_body; }
    QHBoxLayout *head() const { return m_head; } ///< right of title and sentence
    void setSentence(const QString &sentence);
    /// Below what stands at the right of the title, over the whole width.
    void setSentenceBelow(bool below);
    /// What a person has changed on this page.
    template <class Change>
    void change(Change change)
    {
        RestoreDraft draft = m_flow.draft();
        change(draft);
        m_flow.setDraft(draft);
    }

private:
    RestoreFlow &m_flow;
    RestoreStage m_stage;
    QString m_name;
    Label *m_sentence;
    QVBoxLayout *m_words; ///< the title, and below it the sentence
    bool m_isBelow = false;
    QHBoxLayout *m_head;
    QVBoxLayout *m_body;
};

} // namespace warrener
