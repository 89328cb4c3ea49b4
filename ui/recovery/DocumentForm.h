#pragma once

#include <QFrame>
#include <QJsonObject>

#include <functional>
#include <optional>

class QFormLayout;
class QLayout;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace warrener {

class ComboBox;
class Label;
class MenuButton;

/// The parts of a recovery document that most people change, as fields: what it is called, its targets, and its steps with who
/// does them and how long they may take. Texts stand in both languages. Whatever it does not know stays as it is.
class DocumentForm final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentForm)

public:
    explicit DocumentForm(QWidget *parent = nullptr);

    /// Shows a document; the chosen step stays chosen. A field that is being typed into keeps its text.
    void setJson(const QJsonObject &json);
    /// Nothing can be changed while the text is no JSON.
    void setReadable(bool readable);

Q_SIGNALS:
    void edited(const QJsonObject &json);

private:
    struct Place
    {
        QString list; ///< "immediate" or "steps"
        int at = 0;
    };

    void build();
    void nameFields();
    QLayout *headOf(QWidget *body);
    QLayout *barOf(QWidget *body);
    void connectAll();
    void fillActions();
    void addStepFields(QFormLayout &form);
    void fillSteps();
    void showStep();
    void change(const std::function<void(QJsonObject &)> &act);
    void changeStep(const std::function<void(QJsonObject &)> &act);
    void moveStep(int by);
    void removeStep();
    void addStep(const QString &action);
    std::optional<Place> chosen() const;
    QJsonObject stepAt(const Place &place) const;

    QJsonObject m_json;
    bool m_filling = false;
    QList<Place> m_places;
    QLineEdit *m_id;
    QLineEdit *m_version;
    QLineEdit *m_title;
    QLineEdit *m_titleZh;
    QPlainTextEdit *m_scenario;
    QPlainTextEdit *m_scenarioZh;
    QSpinBox *m_rpo;
    QSpinBox *m_rto;
    QListWidget *m_steps;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_remove;
    MenuButton *m_add;
    QWidget *m_stepBox;
    QLineEdit *m_stepTitle;
    QLineEdit *m_stepTitleZh;
    ComboBox *m_role;
    QSpinBox *m_timeout;
    QSpinBox *m_expected;
    ComboBox *m_onFailure;
    QPlainTextEdit *m_instructions;
    QPlainTextEdit *m_instructionsZh;
};

} // namespace warrener
