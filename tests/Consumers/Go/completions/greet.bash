complete -W "--version" greet
