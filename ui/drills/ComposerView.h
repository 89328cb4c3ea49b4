#pragma once

#include "plan/drill/DrillDocument.h"
#include "ui/drills/DrillDraft.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace warrener {

class ComboBox;
class ComposerWords;
class GlyphLabel;
class Label;
class MenuButton;
class TimelineEdit;

/// An own drill, put together on a time line: lanes, blocks, what each block is, what the drill says of itself; checked
/// while one draws, with the line of its file that is wrong.
class ComposerView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComposerView)

public:
    explicit ComposerView(QWidget *parent = nullptr);

    /// `taken`: ids that are others'. `shipped`: those of drills that come with the program.
    void edit(const DrillDocument &document, const QStringList &taken, const QStringList &shipped);
    const DrillDocument &document() const { return m_document; }
    bool isChanged() const { return m_document != m_first; }
    /// Why it could not be saved; translated.
    void tell(const QString &problem);

Q_SIGNALS:
    void saveRequested(const warrener::DrillDocument &document);
    void cancelled();

private:
    void build();
    QWidget *buildHead();
    QWidget *buildTimeline();
    QWidget *buildBlock();
    QWidget *buildFile();
    void connectAll();
    drills::TextIn language() const;
    DrillMode &mode() { return m_document.modes[m_at]; }
    void fill();
    void fillTimeline();
    void fillBlock();
    void check();
    void takeMode(const DrillMode &drawn);
    void takeWords();
    void takeBlock();
    void add(std::optional<FaultKind> fault);
    /// Keeps what was before a change; a drag, or a text that is typed, is one.
    void remember();
    void undo();

    DrillDocument m_document;
    DrillDocument m_first; ///< as it came
    QStringList m_taken;
    QStringList m_shipped;
    qsizetype m_at = 0; ///< the mode that is drawn
    bool m_filling = false;
    QList<DrillDocument> m_past; ///< what it was, the newest last
    DrillDocument m_last;        ///< as it was looked at last
    QString m_change;            ///< the change that goes on; empty: the next one is another
    bool m_typing = false;
    QLineEdit *m_title;
    ComboBox *m_language; ///< in which the texts are shown and written
    QLineEdit *m_id;
    ComboBox *m_mode;
    ComboBox *m_target;
    QSpinBox *m_most;
    QSpinBox *m_usual;
    MenuButton *m_addFault;
    QPushButton *m_addPause;
    QPushButton *m_remove;
    TimelineEdit *m_timeline;
    QWidget *m_block;
    Label *m_noBlock;
    ComboBox *m_fault;
    ComboBox *m_peers;
    Label *m_amountName;
    QSpinBox *m_amount;
    QCheckBox *m_own;
    QSpinBox *m_seconds;
    ComposerWords *m_words;
    QPlainTextEdit *m_file;
    GlyphLabel *m_glyph;
    Label *m_verdict;
    Label *m_reason;
    QPushButton *m_cancel;
    QPushButton *m_save;
};

} // namespace warrener
