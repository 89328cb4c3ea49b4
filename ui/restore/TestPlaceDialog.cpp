#include "ui/restore/TestPlaceDialog.h"

#include "ui/parts/ComboBox.h"
#include "ui/parts/Label.h"
#include "ui/steps/Wrap.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int testPlaceWide = 460;
constexpr int testPlaceInner = testPlaceWide - 40;

} // namespace

TestPlaceDialog::TestPlaceDialog(const QList<RestorePlace> &places, QWidget *parent)
    : Dialog(tr("Where is the backup restored for the test?"), parent), m_places(places), m_place(new ComboBox(this)),
      m_reason(new Label({}, TextStyle::Body, Token::Bad, this))
{
    setObjectName(u"testPlaceDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFixedWidth(testPlaceWide);
    auto *text = new Label(tr("Into virtual hosts of its own, which are compared with the backup and thrown away. Clients see nothing of it; the brokers there "
                              "hold its messages meanwhile."),
                           TextStyle::Body, Token::Text2, this);
    wrap(text, testPlaceInner);
    m_place->setObjectName(u"testPlace"_s);
    m_place->setAccessibleName(tr("Cluster that the test uses"));
    for (qsizetype i = 0; i < m_places.size(); ++i)
        m_place->addItem(i == 0 ? tr("%1, this cluster").arg(m_places.at(i).name.value) : m_places.at(i).name.value);
    m_reason->setObjectName(u"testPlaceReason"_s);
    body()->addWidget(text);
    body()->addWidget(m_place);
    body()->addWidget(m_reason);
    QPushButton *cancel = addButton(tr("Cancel"));
    m_goOn = addButton(tr("Show the plan"), u"primary"_s);
    m_goOn->setObjectName(u"confirmTestPlace"_s);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_place, &QComboBox::currentIndexChanged, this, &TestPlaceDialog::showPlace);
    connect(m_goOn, &QPushButton::clicked, this, [this] {
        const RestorePlace to = place();
        accept();
        Q_EMIT chosen(to);
    });
    showPlace();
    m_place->setFocus();
}

const RestorePlace &TestPlaceDialog::place() const
{
    return m_places.at(std::max(0, m_place->currentIndex()));
}

void TestPlaceDialog::showPlace()
{
    setEnvironment(place().environment);
    m_reason->setText(place().obstacle);
    wrap(m_reason, testPlaceInner);
    m_reason->setVisible(!place().obstacle.isEmpty());
    m_goOn->setEnabled(place().obstacle.isEmpty());
}

} // namespace warrener
