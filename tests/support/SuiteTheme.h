#pragma once

#include "ui/theme/Theme.h"

#include <QApplication>
#include <QLocale>

namespace warrener {

/// What every suite of the window stands in while its object lives: English words with the figures of the United States,
/// and the program's theme. A member of the suite, which is made after its application object.
class SuiteTheme final
{
    Q_DISABLE_COPY_MOVE(SuiteTheme)

public:
    SuiteTheme() : m_theme(inEnglish()) {}
    /// With a font of that family instead of the system's, for suites that measure.
    explicit SuiteTheme(const QString &family) : m_theme(inEnglish(family)) {}

    Theme &operator*() { return m_theme; }
    Theme *operator->() { return &m_theme; }

private:
    static QApplication &inEnglish(const QString &family = {})
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        if (!family.isEmpty())
            QApplication::setFont(QFont(family, 10));
        return *qApp;
    }

    Theme m_theme;
};

} // namespace warrener
